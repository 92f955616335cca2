using Lianmeng.Kernel;

namespace Lianmeng.Supply;

// All of these stand in the journal of every party's site. Their payloads hold trade secrets: no page reads them.

/// <summary>Written when a firm opens a consultation with its partners.</summary>
public sealed record ConsultationOpened(
    OrganizationId By, IReadOnlyList<OrganizationId> Parties, SignalId Signal, SignalKind Subject, ProductId Product,
    string Title) : IJournalEvent
{
    public static string Kind => "consultation.opened";
}

/// <summary>Written when a person of a party first says that the firm has read it: who heard.</summary>
public sealed record ConsultationHeard(OrganizationId Party, Guid Account) : IJournalEvent
{
    public static string Kind => "consultation.heard";
}

/// <summary>Written at each proposal and counter-proposal; confirmations of earlier rounds are void.</summary>
public sealed record ChangeProposed(
    OrganizationId By, int Round, string Text, IReadOnlyList<PlanChangeLine> Lines) : IJournalEvent
{
    public static string Kind => "consultation.change-proposed";
}

/// <summary>Written when the management of a party confirms its own part of a round.</summary>
public sealed record PartConfirmed(OrganizationId Party, int Round, Guid Account) : IJournalEvent
{
    public static string Kind => "consultation.part-confirmed";
}

/// <summary>Written once, together with the plan changes of all parties: who heard, who decided, what.</summary>
public sealed record ConsultationAgreed(
    int Round, IReadOnlyList<PartyDecision> Decisions, IReadOnlyList<PlanChangeLine> Lines) : IJournalEvent
{
    public static string Kind => "consultation.agreed";
}

/// <summary>Who heard and who decided for one party, by account; names would outlive the person's data here.</summary>
public sealed record PartyDecision(
    OrganizationId Party, Guid? HeardBy, DateTime? HeardAt, Guid? DecidedBy, DateTime? DecidedAt);

/// <summary>Written when a party ends a consultation without agreement.</summary>
public sealed record ConsultationEnded(OrganizationId By, string Reason) : IJournalEvent
{
    public static string Kind => "consultation.ended";
}
