using Lianmeng.Kernel;
using Lianmeng.Registry;
using Lianmeng.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Supply.State;

/// <summary>What a sender sees of its own signals: partners by name, beyond them counts only.</summary>
internal sealed class SignalQueries(Reads reads, OrganizationNames names, SignalHistory history)
{
    public const int PageSize = 20;

    private static readonly TimeSpan SameWithin = TimeSpan.FromMinutes(30);

    /// <summary>Signals that the actor's firms sent or passed on, newest first.</summary>
    public async Task<IReadOnlyList<SentLine>> SentAsync(
        Actor actor, Language language, int page, CancellationToken cancellation)
    {
        var rows = await VisibleTo(actor).OrderByDescending(s => s.PostedAt).ThenBy(s => s.Id)
            .Skip(page * PageSize).Take(PageSize + 1)
            .Select(s => new
            {
                s.Id, s.Kind, s.Text, s.PostedAt, s.RetractedAt, s.SenderId, s.International, s.Domestic,
                IsPassedOn = s.PassedFrom != null,
                Product = reads.Of<Product>().Where(p => p.Id == s.ProductId)
                    .Select(p => language == Language.English ? p.EnglishName : p.Name).FirstOrDefault(),
                Delivered = reads.Of<Delivery>().Count(d => d.SignalId == s.Id)
                    + reads.Of<Withheld>().Count(w => w.SignalId == s.Id),
                Answered = reads.Of<Delivery>().Count(d => d.SignalId == s.Id && d.AnsweredAt != null),
            }).ToListAsync(cancellation);
        return [.. rows.Select(r => new SentLine(r.Id, r.Kind, r.Product, r.Text, r.International, r.Domestic,
            r.PostedAt, r.RetractedAt, r.IsPassedOn, r.Delivered, r.Answered))];
    }

    /// <summary>The sender's page of one signal; null when it is not the actor's.</summary>
    public async Task<SentSignal?> FindSentAsync(
        Actor actor, SignalId id, Language language, CancellationToken cancellation)
    {
        var signal = await VisibleTo(actor).FirstOrDefaultAsync(s => s.Id == id, cancellation);
        if (signal is null)
        {
            return null;
        }

        var delivered = await reads.Of<Delivery>().Where(d => d.SignalId == id).ToListAsync(cancellation);
        var withheld = await reads.Of<Withheld>().Where(w => w.SignalId == id).ToListAsync(cancellation);
        Delivery[] partners =
            [.. delivered, .. withheld.Select(w => new Delivery { SignalId = id, ReceiverId = w.OrganizationId })];
        var known = await names.OfAsync([signal.SenderId, .. partners.Select(p => p.ReceiverId)], cancellation);
        var product = await reads.Of<Product>().Where(p => p.Id == signal.ProductId)
            .Select(p => language == Language.English ? p.EnglishName : p.Name).FirstOrDefaultAsync(cancellation);
        var asked = signal.SecretariatAskedAt is null ? null : await reads.Of<AskedHelp>()
            .Where(a => a.Id == signal.Id.Value).Select(a => new AskedState(a.Text, a.By, a.At, a.TakenUpAt, a.TakenUpBy))
            .FirstOrDefaultAsync(cancellation);
        var lines = partners.Select(p => new PartnerLine(
            known[p.ReceiverId].In(language), known[p.ReceiverId].Source == FactSource.Invented, p.SeenAt, p.Answer,
            p.AnswerText, p.AnsweredAt, p.AnsweredBy)).OrderBy(p => p.Name, StringComparer.Ordinal).ToList();
        var past = (await history.OfAsync([signal], cancellation)).GetValueOrDefault(signal.Id);
        return new SentSignal(signal.Id, signal.SenderId, known[signal.SenderId].In(language), signal.Kind,
            signal.Direction, product, signal.ProductId, signal.Text, signal.International, signal.Domestic, signal.Confidence,
            signal.ValidUntil, signal.PostedAt, signal.CorrectedAt, signal.RetractedAt, past?.RetractReason,
            signal.PassedFrom is not null, asked, lines, await BeyondAsync(signal, cancellation), signal.Version);
    }

    /// <summary>What the same person sent a moment ago in the same words to the same partners, and did not withdraw; null
    /// when there is no such signal. For forms: an API's caller has its key.</summary>
    public async Task<SignalId?> JustSentAsync(
        Actor actor, PostSignal again, DateTime now, CancellationToken cancellation)
    {
        var (from, text) = (now - SameWithin, again.Text?.Trim() ?? "");
        var same = await VisibleTo(actor)
            .Where(s => s.SenderId == again.SenderId && s.SentBy == actor.Id && s.PostedAt >= from && s.RetractedAt == null)
            .Where(s => s.Kind == again.Kind && s.Direction == again.Direction && s.ProductId == again.ProductId && s.Text == text
                && s.International == again.International && s.Domestic == again.Domestic && s.PassedFrom == null
                && s.Confidence == again.Confidence && s.ValidUntil == again.ValidUntil)
            .OrderByDescending(s => s.PostedAt).Select(s => (SignalId?)s.Id).FirstOrDefaultAsync(cancellation);
        var to = same is null ? [] : await reads.Of<Delivery>().Where(d => d.SignalId == same).Select(d => d.ReceiverId)
            .ToListAsync(cancellation);
        return again.To is { } picked && picked.ToHashSet().SetEquals(to) ? same : null;
    }

    private IQueryable<Signal> VisibleTo(Actor actor)
    {
        var mine = actor.OrganizationsWith(SupplyAbilities.Send);
        return reads.Of<Signal>().Where(s => mine.Contains(s.SenderId));
    }

    /// <summary>Counts beyond the sender's own partners of what came of its signal; below three they are not told apart,
    /// times not told.</summary>
    private async Task<Beyond> BeyondAsync(Signal signal, CancellationToken cancellation)
    {
        var tree = await reads.Of<Signal>().Where(s => s.RootId == signal.RootId).ToListAsync(cancellation);
        var deliveries = await reads.Of<Delivery>().Where(d => d.RootId == signal.RootId).ToListAsync(cancellation);
        var caused = SignalRules.CausedBy(signal.Id, tree, deliveries);
        var partners = deliveries.Where(d => d.SignalId == signal.Id).Select(d => d.ReceiverId).Append(signal.SenderId).ToHashSet();
        var further = deliveries.Where(d => caused.Contains(d.SignalId) && !partners.Contains(d.ReceiverId))
            .GroupBy(d => d.ReceiverId).Select(g => (Tier: g.Min(d => d.Tier), At: g.Min(d => d.At),
                IsAdjusting: g.Any(d => d.Answer == SignalAnswer.WillAdjust))).ToList();
        var adjusting = further.Count(f => f.IsAdjusting);
        var lastTier = further.Count == 0 ? 0 : further.Max(f => f.Tier);
        var last = further.Where(f => f.Tier == lastTier).ToList();
        var cells = SmallCell.OfNested(adjusting, further.Count);
        return new Beyond(cells[1], cells[0],
            last.Count < SmallCell.Smallest ? null : last.Max(f => f.At) - signal.PostedAt);
    }
}
