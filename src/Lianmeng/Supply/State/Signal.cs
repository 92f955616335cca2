using Lianmeng.Kernel;

namespace Lianmeng.Supply.State;

/// <summary>What one firm told its partners, once: the first sender's, or one passed on in own words.</summary>
internal sealed class Signal : Kernel.IVersioned
{
    public SignalId Id { get; init; }
    public SiteId SiteId { get; init; }
    public OrganizationId SenderId { get; init; }
    public Guid SentBy { get; init; }
    public SignalKind Kind { get; init; }
    public SignalDirection Direction { get; init; }
    public ProductId? ProductId { get; init; }
    public required string Text { get; set; }
    public PriceMove? International { get; set; }
    public PriceMove? Domestic { get; set; }
    public Confidence Confidence { get; set; }
    public DateOnly? ValidUntil { get; set; }
    public DateTime PostedAt { get; init; }

    /// <summary>The first signal of the tree; its own id for a first one. Never shown to anybody.</summary>
    public SignalId RootId { get; init; }

    /// <summary>The matter from which it was passed on; null for a first one.</summary>
    public MatterId? PassedFrom { get; init; }

    /// <summary>1 for the first sender's partners, 2 for theirs, and so on.</summary>
    public int Tier { get; init; }

    public DateTime? CorrectedAt { get; set; }
    public DateTime? RetractedAt { get; set; }

    /// <summary>The sender asked the secretariat to look after silent partners.</summary>
    public DateTime? SecretariatAskedAt { get; set; }

    public long Version { get; set; }
}

/// <summary>What lies before one receiving firm of one tree of signals: it is seen once and answered once.</summary>
internal sealed class Matter : Kernel.IVersioned
{
    public MatterId Id { get; init; }

    /// <summary>The receiver's site.</summary>
    public SiteId SiteId { get; init; }

    public SignalId RootId { get; init; }
    public OrganizationId ReceiverId { get; init; }
    public DateTime ArrivedAt { get; init; }
    public DateTime? SeenAt { get; set; }
    public SignalAnswer? Answer { get; set; }
    public string? AnswerText { get; set; }
    public DateTime? AnsweredAt { get; set; }

    /// <summary>Who answered, by name: an account of the firm or the holder of its link.</summary>
    public string? AnsweredBy { get; set; }

    /// <summary>When the receiver, and later its manager, are reminded: working time of the calendar.</summary>
    public DateTime RemindAt { get; init; }
    public DateTime ManagerRemindAt { get; init; }
    public DateTime? RemindedAt { get; set; }
    public DateTime? ManagerRemindedAt { get; set; }

    /// <summary>The last correction or withdrawal in the tree that touched this receiver.</summary>
    public DateTime? ChangedAt { get; set; }

    public long Version { get; set; }
}

/// <summary>One signal on its way to one matter, along one or more edges.</summary>
internal sealed class Delivery
{
    public SignalId SignalId { get; init; }
    public MatterId MatterId { get; init; }
    public OrganizationId SenderId { get; init; }
    public OrganizationId ReceiverId { get; init; }
    public SignalId RootId { get; init; }
    public int Tier { get; init; }
    public DateTime At { get; init; }
}

/// <summary>A one-sided note of a firm about its own plan; no other firm and no office sees it.</summary>
internal sealed class PlanNote
{
    public Guid Id { get; init; }
    public SiteId SiteId { get; init; }
    public OrganizationId OrganizationId { get; init; }
    public MatterId MatterId { get; init; }
    public required string Text { get; init; }
    public DateOnly? Month { get; init; }
    public QuantityDirection? Direction { get; init; }
    public DateTime At { get; init; }
    public required string By { get; init; }
}
