using Lianmeng.Kernel;
using Lianmeng.Ui;

namespace Lianmeng.Supply.Pages;

/// <summary>How a relation is put on one line: state, with whom it lies, what to do next, who recorded it and when.</summary>
internal static class PartnerStatus
{
    public static StatusLine Of(Words words, EdgeLine line) => new(
        State(words, line), ToneOf(line), new(words["status.holder"], Holder(words, line)),
        new(words["status.next"], words[$"edge.next.{NextOf(line)}"] is { Length: > 0 } next ? next : null),
        StatusPart.Of(words[line.IsClaimedByUs switch
        {
            true => "edge.recorded.by-us",
            false => "edge.recorded.by-them",
            null when line.Standing == EdgeStanding.WaitsForUs => "edge.recorded.from-file",
            null => "edge.recorded.for-both",
        }], line.RecordedAt));

    /// <summary>"PVDF · CAS 24937-79-9 · since 2023-02-01 · until 2026-12-31".</summary>
    public static string What(Words words, EdgeLine line)
    {
        string?[] parts =
        [
            line.Product, line.CasNumber is { } cas ? words["edge.cas", cas] : null, From(words, line),
            line.To is { } last ? words["edge.until", Day(last)] : null,
        ];
        return string.Join(" · ", parts.OfType<string>());
    }

    /// <summary>"Since" a day that a side named; "on … at the latest" where a source only shows that it existed then.</summary>
    public static string From(Words words, EdgeLine line) =>
        words[line is { IsClaimedByUs: null, Standing: not EdgeStanding.WaitsForUs } ? "edge.known-by" : "edge.since", Day(line.From)];

    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd");

    private static string State(Words words, EdgeLine line) => line is { Standing: EdgeStanding.Confirmed, To: not null }
        ? words["edge.standing.ending"]
        : words["edge.standing." + Kebab.Of(line.Standing)];

    private static string? Holder(Words words, EdgeLine line) => line.Standing switch
    {
        EdgeStanding.WaitsForUs => words["status.clerks"],
        EdgeStanding.WaitsForThem => line.Partner,
        _ => null,
    };

    private static string NextOf(EdgeLine line) => line.Standing switch
    {
        EdgeStanding.Disputed when line.IsClaimedByUs == false => "disputed-by-us",
        EdgeStanding.Confirmed when line.To is not null => "ending",
        _ => Kebab.Of(line.Standing),
    };

    private static Tone ToneOf(EdgeLine line) => line.Standing switch
    {
        EdgeStanding.WaitsForUs or EdgeStanding.WaitsForThem => Tone.Waiting,
        EdgeStanding.Confirmed => Tone.Done,
        EdgeStanding.Upcoming => Tone.Active,
        EdgeStanding.Disputed => Tone.Urgent,
        _ => Tone.Quiet,
    };
}
