using Lianmeng.Kernel;
using Lianmeng.Programmes.Calendars;

namespace Lianmeng.Supply.State;

/// <summary>Pure decisions about signals.</summary>
internal static class SignalRules
{
    /// <summary>A receiver hears again after half a working day, its manager after a whole one.</summary>
    public static readonly TimeSpan RemindAfter = WorkingHours.Default.PerDay / 2;
    public static readonly TimeSpan ManagerAfter = WorkingHours.Default.PerDay;

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

    /// <summary>What is passed on says in its own words: none of the markets is carried along, and whoever states one
    /// states both.</summary>
    public static void CheckPassedOn(Checks check, SignalKind kind, PriceMove? international, PriceMove? domestic)
    {
        var isPrice = kind == SignalKind.Price;
        check.When(!isPrice && international is not null, "signal.price-only", "international")
            .When(!isPrice && domestic is not null, "signal.price-only", "domestic")
            .When(isPrice && international is null && domestic is not null, "field.missing", "international")
            .When(isPrice && domestic is null && international is not null, "field.missing", "domestic");
    }

    /// <summary>More receivers picked than a list may hold: a problem before anything is looked up.</summary>
    public static void CheckReceivers(Checks check, IReadOnlyCollection<OrganizationId>? to) =>
        check.When(to?.Count > SupplyLimits.Receivers, "signal.too-many-receivers", "to",
            $"{SupplyLimits.Receivers}", $"{to?.Count}");

    /// <summary>When silence is spoken to: working hours of the national calendar, for safety the clock.</summary>
    public static (DateTime Receiver, DateTime Manager) Reminders(SignalKind kind, DateTime arrivedAt) =>
        kind == SignalKind.Safety
            ? (arrivedAt + SafetyRemindAfter, arrivedAt + SafetyManagerAfter)
            : (WorkingCalendar.China.AddWorkingTime(arrivedAt, RemindAfter).Value,
                WorkingCalendar.China.AddWorkingTime(arrivedAt, ManagerAfter).Value);

    /// <summary>The signals of a tree that stand on one of them: itself and all that was passed on from a matter that it
    /// brought, alone or beside others. A correction and a withdrawal tell the receivers of all of these.</summary>
    /// <param name="tree">Every signal of the tree.</param>
    /// <param name="deliveries">Every delivery of the tree.</param>
    public static HashSet<SignalId> Below(
        SignalId from, IReadOnlyCollection<Signal> tree, IReadOnlyCollection<Delivery> deliveries) =>
        Reach(from, tree, deliveries, (_, _) => true);

    /// <summary>Of these, what came of it: not what was passed on before it arrived, which it cannot have caused.</summary>
    public static HashSet<SignalId> CausedBy(
        SignalId from, IReadOnlyCollection<Signal> tree, IReadOnlyCollection<Delivery> deliveries) =>
        Reach(from, tree, deliveries, (delivery, passedOn) => passedOn.PostedAt >= delivery.At);

    /// <summary>What falls when a signal is withdrawn: itself, and each pass-on that then stands on nothing. One that
    /// another sender's live text brought, too, stays: a competitor's withdrawal takes away its own words alone.</summary>
    public static HashSet<SignalId> Fallen(
        SignalId withdrawn, IReadOnlyCollection<Signal> tree, IReadOnlyCollection<Delivery> deliveries)
    {
        // From the first signal down, so that pass-ons along a cycle do not hold each other up.
        Signal[] left = [.. tree.Where(s => s.RetractedAt is null && s.Id != withdrawn)];
        var standing = left.Where(s => s.PassedFrom is null)
            .SelectMany(first => Reach(first.Id, left, deliveries, (_, _) => true)).ToHashSet();
        return [withdrawn, .. left.Select(s => s.Id).Where(id => !standing.Contains(id))];
    }

    private static HashSet<SignalId> Reach(
        SignalId from, IReadOnlyCollection<Signal> tree, IReadOnlyCollection<Delivery> deliveries,
        Func<Delivery, Signal, bool> follows)
    {
        var brought = deliveries.ToLookup(d => d.SignalId);
        var passed = tree.Where(s => s.PassedFrom is not null).ToLookup(s => s.PassedFrom.GetValueOrDefault());
        var reached = new HashSet<SignalId> { from };
        var next = new Queue<SignalId>([from]);
        while (next.TryDequeue(out var signal))
        {
            foreach (var child in brought[signal].SelectMany(d => passed[d.MatterId].Where(s => follows(d, s))))
            {
                if (reached.Add(child.Id))
                {
                    next.Enqueue(child.Id);
                }
            }
        }

        return reached;
    }
}
