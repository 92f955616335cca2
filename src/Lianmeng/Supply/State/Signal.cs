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

/// <summary>What lies before one receiving firm of one tree of signals, told by one partner or by several. What the firm
/// answered stands until it answers anew; what each partner was told of it stands in <see cref="Delivery"/>.</summary>
internal sealed class Matter : Kernel.IVersioned
{
    public MatterId Id { get; init; }

    /// <summary>The receiver's site.</summary>
    public SiteId SiteId { get; init; }

    public SignalId RootId { get; init; }
    public OrganizationId ReceiverId { get; init; }
    public DateTime ArrivedAt { get; init; }

    /// <summary>When the firm had seen all that lies here; null while something is new or has changed.</summary>
    public DateTime? SeenAt { get; set; }

    /// <summary>A partner's text stands here that the firm has not answered.</summary>
    public bool Waits { get; set; }

    public SignalAnswer? Answer { get; set; }
    public string? AnswerText { get; set; }
    public DateTime? AnsweredAt { get; set; }

    /// <summary>From arrival to the first answer; later ones change nothing, and null is unanswered.</summary>
    public long? AnsweredAfterMilliseconds { get; set; }

    /// <summary>Who answered, by name: an account of the firm or the holder of its link.</summary>
    public string? AnsweredBy { get; set; }

    /// <summary>When the receiver, and later its manager, are reminded: working time of the calendar.</summary>
    public DateTime RemindAt { get; set; }
    public DateTime ManagerRemindAt { get; set; }
    public DateTime? RemindedAt { get; set; }
    public DateTime? ManagerRemindedAt { get; set; }

    public long Version { get; set; }
}

/// <summary>One signal on its way to one matter, along one or more edges; and all that its sender learns of the receiver.
/// Two senders may be competitors: what the receiver said before a sender told it was said to others, and what it says
/// after a sender withdrew is no longer said to that one (law 9).</summary>
internal sealed class Delivery
{
    public SignalId SignalId { get; init; }
    public MatterId MatterId { get; init; }
    public OrganizationId SenderId { get; init; }
    public OrganizationId ReceiverId { get; init; }
    public SignalId RootId { get; init; }
    public int Tier { get; init; }
    public DateTime At { get; init; }

    /// <summary>When the receiver first opened it with this text on it.</summary>
    public DateTime? SeenAt { get; set; }

    /// <summary>The last answer that was given while this text stood.</summary>
    public SignalAnswer? Answer { get; set; }
    public string? AnswerText { get; set; }
    public DateTime? AnsweredAt { get; set; }
    public string? AnsweredBy { get; set; }

    /// <summary>The last correction or withdrawal of what this text stands on, further along.</summary>
    public DateTime? ChangedAt { get; set; }
}

/// <summary>A partner to whom a pass-on is not carried, because it stands on that partner's own words. Its sender reads of
/// the partner as of any that has not looked yet: a gap in the list would name from whom it came (law 9).</summary>
internal sealed class Withheld
{
    public SignalId SignalId { get; init; }
    public OrganizationId OrganizationId { get; init; }
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
