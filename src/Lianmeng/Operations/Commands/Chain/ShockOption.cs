using System.CommandLine;
using System.Globalization;
using Lianmeng.Chains.Cascades;
using Lianmeng.Chains.Networks;

namespace Lianmeng.Operations.Commands.Chain;

/// <summary>Shocks on the command line: <c>--shock FIRM:LOST</c>, or <c>FIRM:LOST:LOST</c> for supply and demand.</summary>
internal static class ShockOption
{
    public static Option<string[]> Create() => new("--shock")
    {
        Description = "A firm and the share of its output that it loses, 0 to 1, such as 17:0.4; FIRM:SUPPLY:DEMAND when it orders less by "
            + "another share. May stand several times.",
        HelpName = "FIRM:LOST", Required = true,
    };

    /// <exception cref="OperatorException">A shock that cannot be read, or a firm that does not exist.</exception>
    public static FirmShock[] Read(SupplyNetwork network, IEnumerable<string> texts) => [.. texts.Select(text =>
    {
        // From the end: an id may hold a colon.
        var parts = text.Split(':');
        var shares = parts.Reverse().TakeWhile((p, i) => i < 2 && i < parts.Length - 1 && IsShare(p)).Reverse().Select(Share).ToArray();
        var id = string.Join(':', parts[..^shares.Length]);
        if (shares.Length == 2 && network.Find(id) < 0)
        {
            (id, shares) = (string.Join(':', parts[..^1]), shares[1..]);
        }

        return shares.Length == 0
            ? throw new OperatorException($"\"{text}\" is no shock: write FIRM:LOST with a share from 0 to 1, such as 17:0.4.", ExitCode.Misuse)
            : new FirmShock(ChainFiles.Firm(network, id), 1 - shares[0], 1 - shares[^1]);
    })];

    private static bool IsShare(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var share) && share is >= 0 and <= 1;

    private static double Share(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
