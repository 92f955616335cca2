using Lianmeng.Kernel;

namespace Lianmeng.Supply;

/// <summary>A line of the own list.</summary>
/// <param name="Others">Names of the other parties.</param>
/// <param name="WaitsFor">Names of the parties that are to act; empty when it is closed.</param>
public sealed record ConsultationLine(
    ConsultationId Id, string Title, SignalKind Subject, string Product, ConsultationState State, int Round,
    IReadOnlyList<string> Others, IReadOnlyList<string> WaitsFor, bool WaitsForUs, DateTime OpenedAt, DateTime? EndedAt);

/// <summary>A consultation as every party sees it.</summary>
/// <param name="Products">What the reader's lines may be about: the consultation's product, those that the reader trades
/// with the parties, and those that a proposal named.</param>
/// <param name="Rounds">Newest first.</param>
public sealed record ConsultationView(
    ConsultationId Id, string Title, SignalKind Subject, string Product, ConsultationState State, int Round,
    OrganizationId OpenedById, string OpenedBy, DateTime OpenedAt, DateTime? EndedAt, string? EndedByFirm,
    string? EndedBy, string? EndReason, IReadOnlyList<PartyView> Parties, IReadOnlyList<RoundView> Rounds,
    IReadOnlyList<Choice<ProductId>> Products, long Version) : IHasVersion;

/// <summary>A party: who heard and who decided for it.</summary>
/// <param name="ConfirmedRound">Counts only when it is the newest round.</param>
public sealed record PartyView(
    OrganizationId Id, string Name, bool IsInvented, bool IsOwn, string? HeardBy, DateTime? HeardAt,
    int? ConfirmedRound, string? ConfirmedBy, DateTime? ConfirmedAt);

/// <summary>One proposal with its lines in the order in which they were written.</summary>
public sealed record RoundView(
    int Round, string By, string Person, string Text, DateTime At, IReadOnlyList<PlanLineView> Lines);

/// <summary>One firm's change in one month.</summary>
/// <param name="Month">First day of the month.</param>
public sealed record PlanLineView(
    OrganizationId OrganizationId, string Firm, ProductId ProductId, string Product, DateOnly Month,
    QuantityDirection Direction, long? OldKilograms, long? NewKilograms);

/// <summary>An agreed change of the own plan.</summary>
public sealed record PlanChangeView(
    ConsultationId ConsultationId, string Title, string Firm, string Product, DateOnly Month,
    QuantityDirection Direction, long? OldKilograms, long? NewKilograms, DateTime AgreedAt);

/// <summary>An own note about the own plan.</summary>
public sealed record PlanNoteView(
    MatterId MatterId, string Firm, string Text, DateOnly? Month, QuantityDirection? Direction, string By, DateTime At);

/// <summary>Something to choose from.</summary>
public sealed record Choice<T>(T Id, string Name);

/// <summary>What a consultation may be opened from, and with whom.</summary>
/// <param name="SenderName">Who sent it; null when the own firm did.</param>
/// <param name="ProductId">Product of the signal; null when it named none.</param>
public sealed record OpeningView(
    OrganizationId FirmId, MatterId? MatterId, SignalId? SignalId, SignalKind Subject, string? SenderName,
    ProductId? ProductId, string? Product, IReadOnlyList<GuestChoice> Partners, IReadOnlyList<Choice<ProductId>> Products);

/// <summary>A partner that may be invited.</summary>
/// <param name="IsLikely">It sent the signal, or answered that it needs to talk.</param>
public sealed record GuestChoice(OrganizationId Id, string Name, bool IsInvented, string Products, bool IsLikely);
