using Lianmeng.Kernel;

namespace Lianmeng.Supply;

/// <summary>A line of the own firm's sent signals.</summary>
public sealed record SentLine(
    SignalId Id, SignalKind Kind, string? Product, string Text, PriceMove? International, PriceMove? Domestic,
    DateTime PostedAt, DateTime? RetractedAt, bool IsPassedOn, int Delivered, int Answered);

/// <summary>A signal as its sender sees it.</summary>
/// <param name="RetractReason">Null for one that fell with what it stood on.</param>
public sealed record SentSignal(
    SignalId Id, OrganizationId SenderId, string Sender, SignalKind Kind, SignalDirection Direction, string? Product,
    ProductId? ProductId, string Text, PriceMove? International, PriceMove? Domestic, Confidence Confidence,
    DateOnly? ValidUntil, DateTime PostedAt, DateTime? CorrectedAt, DateTime? RetractedAt,
    string? RetractReason, bool IsPassedOn, AskedState? Asked, IReadOnlyList<PartnerLine> Partners, Beyond Beyond, long Version) : IHasVersion
{
    public int Seen => Partners.Count(p => p.SeenAt is not null);

    public int Adjusting => Partners.Count(p => p.Answer == SignalAnswer.WillAdjust);
}

/// <summary>An own partner's state, by name: what it did and said since this signal reached it, while the signal stood.</summary>
public sealed record PartnerLine(
    string Name, bool IsInvented, DateTime? SeenAt, SignalAnswer? Answer, string? AnswerText, DateTime? AnsweredAt,
    string? AnsweredBy);

/// <summary>What lies beyond the own partners: counts only.</summary>
/// <param name="LastTierAfter">From posting to the last firm of the last tier; null below three firms in that tier.</param>
public sealed record Beyond(SmallCell Reached, SmallCell Adjusting, TimeSpan? LastTierAfter);

/// <summary>What became of a question to the secretariat.</summary>
public sealed record AskedState(string Text, string By, DateTime At, DateTime? TakenUpAt, string? TakenUpBy);

/// <summary>What a signal said at a time.</summary>
public sealed record Said(string Text, PriceMove? International, PriceMove? Domestic);

/// <summary>A line of what reached the own firm; of one that is withdrawn no words.</summary>
/// <param name="SeenAt">Null while something on it is new or has changed.</param>
/// <param name="Waits">A text on it is not answered yet, perhaps beside others that are.</param>
public sealed record ReceivedLine(
    MatterId Id, SignalKind Kind, string Sender, string? Product, string Text, PriceMove? International,
    PriceMove? Domestic, DateTime ArrivedAt, DateTime? SeenAt, SignalAnswer? Answer, bool Waits,
    bool IsWithdrawn);

/// <summary>What lies before the own firm: one matter, one text from each partner who told it.</summary>
/// <param name="SeenAt">Null while something on it is new or has changed.</param>
/// <param name="Waits">A text on it is not answered yet, perhaps beside others that are.</param>
/// <param name="Answer">The newest answer; it stands until the firm answers anew.</param>
public sealed record ReceivedMatter(
    MatterId Id, OrganizationId ReceiverId, string Receiver, SignalKind Kind, SignalDirection Direction,
    string? Product, IReadOnlyList<ReceivedText> Texts, DateTime ArrivedAt, DateTime DueAt, DateTime? SeenAt,
    bool Waits, SignalAnswer? Answer, string? AnswerText, DateTime? AnsweredAt, string? AnsweredBy,
    SignalId? PassedOnAs, IReadOnlyList<NoteLine> Notes, AskedState? Asked, long Version) : IHasVersion
{
    /// <summary>Who reads an answer that is given now, by name.</summary>
    public IReadOnlyList<string> GoesTo => [.. Texts.Where(t => t.RetractedAt is null).Select(t => t.Sender).Distinct()];

    public bool IsWithdrawn => Texts.All(t => t.RetractedAt is not null);
}

/// <summary>One partner's text; no words of it once it is withdrawn.</summary>
/// <param name="Before">What it said before its last correction.</param>
/// <param name="ChangedAt">When something further along was last corrected or withdrawn; the partner's words stand.</param>
/// <param name="AnsweredAt">When the partner was last told the own answer; null when it was not.</param>
public sealed record ReceivedText(
    SignalId SignalId, OrganizationId SenderId, string Sender, bool IsInvented, string? Product, string Text,
    PriceMove? International, PriceMove? Domestic, Confidence Confidence, DateOnly? ValidUntil, DateTime At, DateTime? CorrectedAt,
    DateTime? RetractedAt, DateTime? ChangedAt, DateTime? AnsweredAt, Said? Before, string? RetractReason);

/// <summary>A one-sided note of the own firm.</summary>
public sealed record NoteLine(string Text, DateOnly? Month, QuantityDirection? Direction, string By, DateTime At);

/// <summary>A trade partner in a direction.</summary>
public sealed record PartnerChoice(OrganizationId Id, string Name, bool IsInvented, string Products);

/// <summary>One month as the secretariat sees it: that firms told, answered and agreed, and nothing of what.</summary>
/// <param name="MedianAnswer">Clock time from arrival to the first answer; null below three answers.</param>
/// <param name="PlanChanges">Agreements that changed a plan of the site's own firms.</param>
public sealed record SecretariatMonth(
    DateOnly Month, SmallCell Signals, SmallCell Received, SmallCell Answered, SmallCell Adjusting, TimeSpan? MedianAnswer,
    SmallCell Consultations, SmallCell Agreed, SmallCell PlanChanges);

/// <summary>What a firm told the secretariat.</summary>
public sealed record AskedLine(
    Guid Id, string Firm, string Text, string By, DateTime At, DateTime? TakenUpAt, string? TakenUpBy);
