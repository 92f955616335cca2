using System.Text.Json;
using Lianmeng.Journal;
using Lianmeng.Kernel;
using Lianmeng.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Supply.State;

/// <summary>What a signal said before it was corrected, and why it was withdrawn. Both are recorded once, in the journal of
/// the sender's site, and read from there. The caller has established that the reader may read the signal.</summary>
internal sealed class SignalHistory(Reads reads)
{
    private static readonly string[] Kinds =
        [SignalPosted.Kind, SignalPassedOn.Kind, SignalCorrected.Kind, SignalRetracted.Kind];

    /// <summary>Of the signals that changed; nothing is read where none did.</summary>
    public async Task<IReadOnlyDictionary<SignalId, SignalPast>> OfAsync(
        IReadOnlyCollection<Signal> signals, CancellationToken cancellation)
    {
        Signal[] changed = [.. signals.Where(s => s.CorrectedAt is not null || s.RetractedAt is not null)];
        if (changed.Length == 0)
        {
            return new Dictionary<SignalId, SignalPast>();
        }

        SiteId[] sites = [.. changed.Select(s => s.SiteId).Distinct()];
        Guid[] subjects = [.. changed.Select(s => s.Id.Value)];
        var entries = await reads.Of<JournalEntry>()
            .Where(e => sites.Contains(e.SiteId) && subjects.Contains(e.Subject) && Kinds.Contains(e.Kind))
            .Join(reads.Of<JournalPayload>(), e => new { e.SiteId, e.Number }, p => new { p.SiteId, p.Number },
                (e, p) => new { e.Subject, e.Number, e.Kind, p.Content })
            .OrderBy(e => e.Number).ToListAsync(cancellation);
        return entries.Where(e => e.Content is not null).GroupBy(e => new SignalId(e.Subject)).ToDictionary(
            g => g.Key, g => PastOf([.. g.Select(e => (e.Kind, e.Content ?? []))]));
    }

    private static SignalPast PastOf(IReadOnlyList<(string Kind, byte[] Content)> entries)
    {
        Said[] said = [.. entries.Select(e => SaidIn(e.Kind, e.Content)).OfType<Said>()];
        var withdrawn = entries.LastOrDefault(e => e.Kind == SignalRetracted.Kind);
        return new(said.Length > 1 ? said[^2] : null,
            withdrawn.Content is { } content ? Read<SignalRetracted>(content)?.Reason : null);
    }

    private static Said? SaidIn(string kind, byte[] content) => kind switch
    {
        _ when kind == SignalPosted.Kind && Read<SignalPosted>(content) is { } posted =>
            new(posted.Text, posted.International, posted.Domestic),
        _ when kind == SignalPassedOn.Kind && Read<SignalPassedOn>(content) is { } passed =>
            new(passed.Text, passed.International, passed.Domestic),
        _ when kind == SignalCorrected.Kind && Read<SignalCorrected>(content) is { } corrected =>
            new(corrected.Text, corrected.International, corrected.Domestic),
        _ => null,
    };

    private static T? Read<T>(byte[] content) => JsonSerializer.Deserialize<T>(content, Json.Options);
}

/// <summary>What a signal said before its last correction, and why its own sender withdrew it; each null where it did
/// not happen. One that fell with another has no reason of its own.</summary>
internal sealed record SignalPast(Said? Before, string? RetractReason);
