using Lianmeng.Kernel;

namespace Lianmeng.Supply;

/// <summary>How signals are put into words on pages.</summary>
internal static class SignalWords
{
    public static string Title(Words words, SignalKind kind, string? product) => product is null
        ? words["signal.title", words["signal.kind." + SupplyNotices.Key(kind)]]
        : words["signal.title-product", product, words["signal.kind." + SupplyNotices.Key(kind)]];

    /// <summary>The text, or the two market moves where a price signal has none.</summary>
    public static string Summary(Words words, string text, PriceMove? international, PriceMove? domestic)
    {
        var moves = international is { } abroad && domestic is { } home
            ? words["signal.moves", words["signal.move." + SupplyNotices.Key(abroad)], words["signal.move." + SupplyNotices.Key(home)]]
            : "";
        return (moves, text) switch
        {
            ("", _) => text,
            (_, "") => moves,
            _ => $"{moves} · {text}",
        };
    }

    public static string Icon(SignalKind kind) => kind switch
    {
        SignalKind.Price => "wave-sine",
        SignalKind.Demand => "trending-up",
        SignalKind.Capacity => "building-factory-2",
        SignalKind.Quality => "award",
        SignalKind.Technology => "flask",
        SignalKind.Safety => "alert-triangle",
        _ => "file-text",
    };

    public static string Duration(Words words, TimeSpan span) => span.TotalHours >= 1
        ? words["time.hours-minutes", (int)span.TotalHours, span.Minutes]
        : words["time.minutes", Math.Max(1, (int)span.TotalMinutes)];
}
