using Lianmeng.Kernel;

namespace Lianmeng.Supply;

/// <summary>A line of the own firm's sent signals.</summary>
public sealed record SentLine(
    SignalId Id, SignalKind Kind, string? Product, string Text, PriceMove? International, PriceMove? Domestic,
    DateTime PostedAt, DateTime? RetractedAt, bool IsPassedOn, int Delivered, int Answered);

/// <summary>A signal as its sender sees it.</summary>
public sealed record SentSignal(
    SignalId Id, OrganizationId SenderId, string Sender, SignalKind Kind, SignalDirection Direction, string? Product,
    ProductId? ProductId, string Text, PriceMove? International, PriceMove? Domestic, Confidence Confidence,
    DateOnly? ValidUntil, DateTime PostedAt, DateTime? CorrectedAt, DateTime? RetractedAt, bool IsPassedOn,
    AskedState? Asked, IReadOnlyList<PartnerLine> Partners, Beyond Beyond, long Version) : IHasVersion
{
    public int Seen => Partners.Count(p => p.SeenAt is not null);

    public int Adjusting => Partners.Count(p => p.Answer == SignalAnswer.WillAdjust);
}

/// <summary>An own partner's state, by name.</summary>
public sealed record PartnerLine(
    string Name, bool IsInvented, DateTime? SeenAt, SignalAnswer? Answer, string? AnswerText, DateTime? AnsweredAt,
    string? AnsweredBy);

/// <summary>What lies beyond the own partners: counts only.</summary>
/// <param name="LastTierAfter">From posting to the last firm of the last tier; null below three firms in that tier.</param>
public sealed record Beyond(SmallCell Reached, SmallCell Adjusting, TimeSpan? LastTierAfter);

/// <summary>What became of a question to the secretariat.</summary>
public sealed record AskedState(DateTime At, DateTime? TakenUpAt, string? TakenUpBy);

/// <summary>A line of what reached the own firm.</summary>
public sealed record ReceivedLine(
    MatterId Id, SignalKind Kind, string Sender, string? Product, string Text, PriceMove? International,
    PriceMove? Domestic, DateTime ArrivedAt, DateTime? SeenAt, SignalAnswer? Answer, bool IsWithdrawn);

/// <summary>What lies before the own firm: one matter, one text from each partner who told it.</summary>
public sealed record ReceivedMatter(
    MatterId Id, OrganizationId ReceiverId, string Receiver, SignalKind Kind, SignalDirection Direction,
    string? Product, IReadOnlyList<ReceivedText> Texts, DateTime ArrivedAt, DateTime DueAt, DateTime? SeenAt,
    SignalAnswer? Answer, string? AnswerText, DateTime? AnsweredAt, string? AnsweredBy, DateTime? ChangedAt,
    SignalId? PassedOnAs, IReadOnlyList<NoteLine> Notes, AskedState? Asked, long Version) : IHasVersion
{
    public bool IsWithdrawn => Texts.All(t => t.RetractedAt is not null);
}

/// <summary>One partner's text.</summary>
public sealed record ReceivedText(
    SignalId SignalId, string Sender, bool IsInvented, string Text, PriceMove? International, PriceMove? Domestic,
    Confidence Confidence, DateOnly? ValidUntil, DateTime At, DateTime? CorrectedAt, DateTime? RetractedAt);

/// <summary>A one-sided note of the own firm.</summary>
public sealed record NoteLine(string Text, DateOnly? Month, QuantityDirection? Direction, string By, DateTime At);

/// <summary>A trade partner in a direction.</summary>
public sealed record PartnerChoice(OrganizationId Id, string Name, bool IsInvented, string Products);

/// <summary>One month of a site's signals, counts only.</summary>
/// <param name="MedianAnswer">Clock time from arrival to answer; null below three answers.</param>
public sealed record MonthCounts(
    DateOnly Month, SmallCell Signals, SmallCell Received, SmallCell Answered, SmallCell Adjusting, TimeSpan? MedianAnswer);

/// <summary>What a firm told the secretariat.</summary>
public sealed record AskedLine(
    Guid Id, string Firm, string Text, string By, DateTime At, DateTime? TakenUpAt, string? TakenUpBy);
