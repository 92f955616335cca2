using Lianmeng.Supply.State;
using Lianmeng.Ui;

namespace Lianmeng.Supply.Pages;

/// <summary>What the secretariat reads: months as counts, and what firms asked it.</summary>
internal static class SecretariatLists
{
    public static readonly Column<SecretariatMonth> Month = new("secretariat.month", (_, m) => $"{m.Month:yyyy-MM}");

    /// <summary>The counts of a month.</summary>
    public static readonly IReadOnlyList<Column<SecretariatMonth>> Counts =
    [
        new("secretariat.signals", (_, m) => m.Signals.ToString()), new("secretariat.received", (_, m) => m.Received.ToString()),
        new("secretariat.answered", (_, m) => m.Answered.ToString()), new("secretariat.adjusting", (_, m) => m.Adjusting.ToString()),
        new("secretariat.median", (w, m) => m.MedianAnswer is { } median ? SignalWords.Duration(w, median) : "—"),
        new("secretariat.consultations", (_, m) => m.Consultations.ToString()),
        new("secretariat.agreed", (_, m) => m.Agreed.ToString()),
        new("secretariat.plan-changes", (_, m) => m.PlanChanges.ToString()),
    ];

    public static readonly Column<AskedLine> State = new(
        "list.state", (w, l) => w[l.TakenUpAt is null ? "secretariat.asked.open" : "secretariat.asked.taken-up"]);

    public static readonly Column<AskedLine> Holder = new("status.holder", (_, l) => l.TakenUpBy);

    public static readonly ListExport<SecretariatMonth> Months = new(
        "/secretariat", SupplyAbilities.ReadCounts, [Month, .. Counts], int.MaxValue,
        async (call, _) => await call.Get<SecretariatMonths>().OfAsync(call.Actor.Site, call.Cancellation))
    {
        Name = call => [call.Words["menu.secretariat"], call.Words["secretariat.months"]],
    };

    public static readonly ListExport<AskedLine> Asked = new(
        "/secretariat/asked", SupplyAbilities.ReadCounts,
        [
            new("list.firm", (_, l) => l.Firm), new("list.text", (_, l) => l.Text), State, Holder,
            Column<AskedLine>.At("status.since", l => l.At),
        ],
        int.MaxValue,
        async (call, _) => await call.Get<SecretariatQueries>().AskedAsync(call.Words.Language, call.Cancellation))
    {
        Name = call => [call.Words["menu.secretariat"], call.Words["secretariat.asked"]],
    };
}
