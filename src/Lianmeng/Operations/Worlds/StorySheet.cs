namespace Lianmeng.Operations.Worlds;

/// <summary>story.yml: the signals that the demo tells.</summary>
internal static class StorySheet
{
    public static IReadOnlyList<WorldSignal> Read(WorldMap top) => top.Each("signals", map =>
    {
        var signal = new WorldSignal(
            map.Id("signal"), map.Word<SignalKind>("kind"), map.Reference("product", "product"),
            map.Reference("sender", OrganizationsSheet.Kind), map.Reference("receiver", OrganizationsSheet.Kind),
            map.Word<SignalDirection>("direction"), map.Start("observed"),
            map.OptionalWord<MarketMove>("international"), map.OptionalWord<MarketMove>("domestic"),
            map.Name("title"), map.Name("text"), map.Name("outcome"), map.Source());
        map.Book.SameSource("signal", signal.Source, signal.Sender, map.At("sender"));
        map.Book.SameSource("signal", signal.Source, signal.Receiver, map.At("receiver"));
        var isPrice = signal.Kind == SignalKind.Price;
        foreach (var market in new[] { "international", "domestic" }.Where(m => map.Has(m) != isPrice))
        {
            map.Problem(market, "price-markets", $"A price signal, and only that, says \"{market}\".",
                "Add the key, or take it out.");
        }

        return signal;
    });
}
