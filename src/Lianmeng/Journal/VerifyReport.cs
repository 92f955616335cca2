namespace Lianmeng.Journal;

/// <summary>Something in the journal that is not as it was written.</summary>
/// <param name="Number">The entry, or null when it concerns the whole journal of the site.</param>
/// <param name="Code">Stable, kebab-case.</param>
public sealed record JournalFault(string Site, long? Number, string Code, string Sentence)
{
    public override string ToString() =>
        $"site {Site}, {(Number is { } n ? $"entry {n}" : "the journal")}: {Code}: {Sentence}";
}

/// <summary>What verifying found.</summary>
/// <param name="Deleted">Payloads about persons whose key was destroyed: lawful, and no fault.</param>
public sealed record VerifyReport(
    int Sites, long Entries, long Deleted, int Checkpoints, IReadOnlyList<JournalFault> Faults)
{
    public bool IsWhole => Faults.Count == 0;
}
