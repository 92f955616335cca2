namespace Lianmeng.Journal;

/// <summary>What the checkpoints of one site say, each one's signature checked; entries are compared with it on the way
/// through the journal. Read it before the snapshot of the database: a running program signs meanwhile.</summary>
internal sealed class SignedEntries
{
    private readonly Dictionary<long, List<Checkpoint>> _waiting = [];
    private readonly Action<long, string, string> _fault;

    /// <param name="fault">Gets number, code and sentence of each finding.</param>
    public SignedEntries(CheckpointFiles files, SiteId site, Action<long, string, string> fault)
    {
        _fault = fault;
        // First the note: its file was there before it.
        var (isNoted, note) = files.NoteOf(site);
        var found = files.Read(site);
        var numbers = found.Select(f => f.Number).ToHashSet();
        Count = found.Count;
        foreach (var (number, checkpoint) in found)
        {
            Take(files, site, number, checkpoint, numbers);
        }

        if (isNoted)
        {
            TakeNote(files, site, note, numbers);
        }
        else if (Count > 0)
        {
            fault(numbers.Max(), "note-missing", "The last checkpoint is noted beside the key, too; the note is gone.");
        }

        Last = _waiting.Count == 0 ? null : _waiting[_waiting.Keys.Max()][0];
    }

    /// <summary>Files of checkpoints.</summary>
    public int Count { get; }

    /// <summary>The checkpoint that reaches farthest; null when there is none.</summary>
    public Checkpoint? Last { get; }

    /// <summary>The walk came to this entry.</summary>
    public void Meet(JournalEntry entry)
    {
        if (_waiting.Remove(entry.Number, out var here)
            && here.FirstOrDefault(c => c.Hash != Convert.ToHexStringLower(entry.Hash)) is { } other)
        {
            _fault(entry.Number, "rewritten", $"The checkpoint of {other.At:yyyy-MM-dd HH:mm:ss} UTC signed another entry here.");
        }
    }

    /// <summary>The walk is over: what it did not meet was cut off.</summary>
    public void End()
    {
        foreach (var lost in _waiting.Values.Select(c => c[0]))
        {
            _fault(lost.Number, "truncated",
                $"The checkpoint of {lost.At:yyyy-MM-dd HH:mm:ss} UTC signed this entry; it is gone.");
        }
    }

    private void Take(
        CheckpointFiles files, SiteId site, long number, Checkpoint? checkpoint, IReadOnlySet<long> numbers)
    {
        if (!IsRight(files, site, checkpoint) || checkpoint.Number != number)
        {
            _fault(number, "checkpoint-changed", "The checkpoint of this entry is not what was signed.");
            return;
        }

        if (checkpoint.Previous > 0 && !numbers.Contains(checkpoint.Previous))
        {
            _fault(checkpoint.Previous, "checkpoint-missing",
                $"The checkpoint of entry {number} says that this entry was signed, too.");
        }

        Wait(checkpoint);
    }

    private void TakeNote(CheckpointFiles files, SiteId site, Checkpoint? note, IReadOnlySet<long> numbers)
    {
        if (!IsRight(files, site, note))
        {
            _fault(note?.Number ?? 0, "checkpoint-changed", "The note of the last checkpoint is not what was signed.");
            return;
        }

        if (!numbers.Contains(note.Number))
        {
            _fault(note.Number, "checkpoint-missing",
                "It was the last that was signed, says the note beside the key; its checkpoint is gone.");
        }

        Wait(note);
    }

    private void Wait(Checkpoint checkpoint) =>
        (_waiting.TryGetValue(checkpoint.Number, out var same) ? same : _waiting[checkpoint.Number] = []).Add(checkpoint);

    private static bool IsRight(
        CheckpointFiles files, SiteId site, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] Checkpoint? checkpoint) =>
        checkpoint is not null && checkpoint.Site == site && checkpoint.SignatureIsRight(files.Key);
}
