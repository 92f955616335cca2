using System.Globalization;
using Lianmeng.Kernel;

namespace Lianmeng.Journal;

/// <summary>Something in the journal that is not as it was written.</summary>
/// <param name="Number">The entry, or null when it concerns the whole journal of the site.</param>
/// <param name="Code">Stable, kebab-case.</param>
public sealed record JournalFault(string Site, long? Number, string Code, string Sentence)
{
    public override string ToString() =>
        $"site {Site}, {(Number is { } n ? $"entry {n}" : "the journal")}: {Code}: {Sentence}";
}

/// <summary>How far the checkpoints prove the journal of a site. What stands after that may have been rewritten, and
/// what stood after it may have been cut off, without a trace.</summary>
/// <param name="Entries">Number of the last entry.</param>
/// <param name="LastSigned">Number of the last signed entry; 0 when none is.</param>
/// <param name="SignedAt">When it was signed, UTC; null when none is.</param>
/// <param name="UnsignedSince">When the first entry after it was written, UTC; null when there is none.</param>
/// <param name="IsOverdue">A running program would have signed by now.</param>
public sealed record SiteProof(
    string Site, long Entries, long LastSigned, DateTime? SignedAt, DateTime? UnsignedSince, bool IsOverdue)
{
    public override string ToString()
    {
        var proved = SignedAt is { } at ? $"proved up to entry {LastSigned}, signed {Utc(at)}" : "nothing is signed";
        var rest = UnsignedSince is { } since
            ? $"; not signed yet: {Entries - LastSigned} after that, the first of {Utc(since)}"
            : "";
        var why = IsOverdue ? ", although a running program signs within a minute" : "";
        return $"site {Site}: {Count.Of(Entries, "entry", "entries")}, {proved}{rest}{why}.";
    }

    private static string Utc(DateTime at) => at.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);
}

/// <summary>What verifying found.</summary>
/// <param name="Deleted">Payloads about persons whose key was destroyed: lawful, and no fault.</param>
public sealed record VerifyReport(
    int Sites, long Entries, long Deleted, int Checkpoints, IReadOnlyList<SiteProof> Proofs,
    IReadOnlyList<JournalFault> Faults)
{
    public bool IsWhole => Faults.Count == 0;
}
