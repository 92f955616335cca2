using Lianmeng.Journal;
using Lianmeng.Kernel;
using Lianmeng.Registry.State;
using Lianmeng.Storage;

namespace Lianmeng.Registry;

/// <summary>Finds organisations of the reader's site by a part of any of their names, its sounds, initials or a code. What it
/// gives are ids: whoever asks reads what its reader may see.</summary>
public sealed class OrganizationFinder
{
    private readonly Reads _reads;
    private readonly CurrentActor _current;
    private readonly Words _words;
    private readonly KeptByJournal<SearchIndex> _kept;

    internal OrganizationFinder(Reads reads, CurrentActor current, Words words, KeptByJournal<SearchIndex> kept) =>
        (_reads, _current, _words, _kept) = (reads, current, words, kept);

    /// <summary>All that the text finds, the best first.</summary>
    internal async Task<IReadOnlyList<OrganizationId>> FindAsync(
        string text, SearchIndex.Narrow narrow, CancellationToken cancellation)
    {
        var index = await _kept.ReadAsync(
            _reads, _current.Actor?.Site ?? default, token => SearchIndex.LoadAsync(_reads, token), cancellation);
        return index.Find(text, _words.Language, narrow);
    }
}
