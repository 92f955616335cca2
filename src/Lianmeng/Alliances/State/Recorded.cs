namespace Lianmeng.Alliances.State;

/// <summary>A dated fact that says when it was recorded, so that "as known on" can leave out what came later.</summary>
internal interface IRecorded
{
    DateTime RecordedAt { get; }
}

/// <summary>A dated fact that lasts until its end is recorded, mostly in another command than its beginning.</summary>
internal abstract class LastingFact : IRecorded
{
    public DateTime RecordedAt { get; init; }

    /// <summary>Last day, inclusive; null while it lasts.</summary>
    public DateOnly? To { get; set; }

    /// <summary>When its last day was recorded; null while it lasts.</summary>
    public DateTime? EndRecordedAt { get; set; }

    public void End(DateOnly last, DateTime now) => (To, EndRecordedAt) = (last, now);

    /// <summary>The same fact as it stood before its end was recorded.</summary>
    internal LastingFact WithoutEnd()
    {
        var still = (LastingFact)MemberwiseClone();
        (still.To, still.EndRecordedAt) = (null, null);
        return still;
    }
}

/// <summary>What was known at an instant.</summary>
internal static class Knowledge
{
    /// <param name="until">Exclusive.</param>
    public static IReadOnlyList<T> KnownUntil<T>(this IEnumerable<T> facts, DateTime until) where T : IRecorded =>
        [.. facts.Where(f => f.RecordedAt < until)];

    /// <summary>As <see cref="KnownUntil{T}"/>; ends that were recorded later are not known yet.</summary>
    public static IReadOnlyList<T> OpenUntil<T>(this IEnumerable<T> facts, DateTime until) where T : LastingFact =>
        [.. facts.Where(f => f.RecordedAt < until).Select(f => f.EndRecordedAt >= until ? (T)f.WithoutEnd() : f)];
}
