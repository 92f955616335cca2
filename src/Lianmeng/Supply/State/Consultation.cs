using Lianmeng.Kernel;

namespace Lianmeng.Supply.State;

/// <summary>Firms along edges agree a change of their production plans.</summary>
internal sealed class Consultation : IVersioned
{
    public ConsultationId Id { get; init; }

    /// <summary>Site of the firm that opened it; its parties may be of other sites.</summary>
    public SiteId SiteId { get; init; }

    /// <summary>The signal that gave the cause: sent by the opener, or brought to it by its matter.</summary>
    public SignalId SignalId { get; init; }

    /// <summary>The opener's matter from which it was opened; null when the opener sent the signal.</summary>
    public MatterId? MatterId { get; init; }

    public SignalKind Subject { get; init; }
    public ProductId ProductId { get; init; }
    public OrganizationId OpenedBy { get; init; }
    public required string Title { get; init; }
    public DateTime OpenedAt { get; init; }
    public ConsultationState State { get; set; }

    /// <summary>Number of the newest proposal; 0 before the first.</summary>
    public int Round { get; set; }

    /// <summary>When it was agreed, or ended without agreement.</summary>
    public DateTime? EndedAt { get; set; }

    /// <summary>The firm that ended it without agreement, and why.</summary>
    public OrganizationId? EndedByFirm { get; set; }
    public string? EndedBy { get; set; }
    public string? EndReason { get; set; }
    public long Version { get; set; }
}

/// <summary>A firm that takes part, and its confirmation of its own part.</summary>
internal sealed class ConsultationParty
{
    public ConsultationId ConsultationId { get; init; }
    public OrganizationId OrganizationId { get; init; }

    /// <summary>The party's own site, where its entries are journalled.</summary>
    public SiteId SiteId { get; init; }

    /// <summary>Who of the firm first said "we have read it": who heard.</summary>
    public string? HeardBy { get; set; }
    public Guid? HeardByAccount { get; set; }
    public DateTime? HeardAt { get; set; }

    /// <summary>The round whose proposal the firm's management confirmed; null before. A confirmation counts only
    /// for the newest round: a counter-proposal makes it void without touching it.</summary>
    public int? ConfirmedRound { get; set; }
    public string? ConfirmedBy { get; set; }
    public Guid? ConfirmedByAccount { get; set; }
    public DateTime? ConfirmedAt { get; set; }
}
