using Lianmeng.Kernel;
using Lianmeng.Programmes.Calendars;

namespace Lianmeng.Supply.State;

/// <summary>Pure decisions about signals.</summary>
internal static class SignalRules
{
    /// <summary>A receiver hears again after half a working day, its manager after a whole one.</summary>
    public static readonly TimeSpan RemindAfter = TimeSpan.FromHours(4);
    public static readonly TimeSpan ManagerAfter = TimeSpan.FromHours(8);

    /// <summary>Danger does not wait for office hours: clock time, day and night.</summary>
    public static readonly TimeSpan SafetyRemindAfter = TimeSpan.FromMinutes(15);
    public static readonly TimeSpan SafetyManagerAfter = TimeSpan.FromMinutes(30);

    /// <summary>What a signal of a kind must say: at most three fields, and never a figure.</summary>
    public static void CheckContent(
        Checks check, SignalKind kind, string? text, PriceMove? international, PriceMove? domestic)
    {
        if (kind == SignalKind.Price)
        {
            check.When(international is null, "field.missing", "international")
                .When(domestic is null, "field.missing", "domestic");
        }
        else
        {
            check.When(string.IsNullOrWhiteSpace(text), "field.missing", "text")
                .When(international is not null, "signal.price-only", "international")
                .When(domestic is not null, "signal.price-only", "domestic");
        }
    }

    /// <summary>When silence is spoken to: working hours of the national calendar, for safety the clock.</summary>
    public static (DateTime Receiver, DateTime Manager) Reminders(SignalKind kind, DateTime arrivedAt) =>
        kind == SignalKind.Safety
            ? (arrivedAt + SafetyRemindAfter, arrivedAt + SafetyManagerAfter)
            : (WorkingCalendar.China.AddWorkingTime(arrivedAt, RemindAfter).Value,
                WorkingCalendar.China.AddWorkingTime(arrivedAt, ManagerAfter).Value);

    /// <summary>The signals of a tree that stand on one of them: itself and all that was passed on from it.</summary>
    /// <param name="tree">Every signal of the tree.</param>
    /// <param name="deliveries">Every delivery of the tree.</param>
    public static HashSet<SignalId> Below(
        SignalId from, IReadOnlyCollection<Signal> tree, IReadOnlyCollection<Delivery> deliveries)
    {
        var matters = deliveries.ToLookup(d => d.SignalId, d => d.MatterId);
        var passed = tree.Where(s => s.PassedFrom is not null).ToLookup(s => s.PassedFrom.GetValueOrDefault());
        var below = new HashSet<SignalId> { from };
        var next = new Queue<SignalId>([from]);
        while (next.TryDequeue(out var signal))
        {
            foreach (var child in matters[signal].SelectMany(m => passed[m]).Where(c => below.Add(c.Id)))
            {
                next.Enqueue(child.Id);
            }
        }

        return below;
    }
}
