using Lianmeng.Kernel;

namespace Lianmeng.Journal;

/// <summary>Written into every site whose entries lost a payload when the keys of a person were destroyed. Its subject
/// is the person's id, which by then names nobody.</summary>
/// <param name="Entries">Numbers of those entries, ascending.</param>
public sealed record PersonalDataDestroyed(IReadOnlyList<long> Entries) : IJournalEvent
{
    public static string Kind => "personal-data.destroyed";
}
