using Lianmeng.Kernel;

namespace Lianmeng.Supply;

/// <summary>Written in the sender's site when a firm tells its partners.</summary>
public sealed record SignalPosted(
    OrganizationId Sender, SignalKind SignalKind, SignalDirection Direction, ProductId? Product, string Text,
    PriceMove? International, PriceMove? Domestic, Confidence Confidence, DateOnly? ValidUntil, int Receivers)
    : IJournalEvent
{
    public static string Kind => "signal.posted";
}

/// <summary>Written in the site of the one who passes a signal on.</summary>
public sealed record SignalPassedOn(
    OrganizationId Sender, MatterId From, string Text, int Receivers, ProductId? Product = null,
    PriceMove? International = null, PriceMove? Domestic = null) : IJournalEvent
{
    public static string Kind => "signal.passed-on";
}

/// <summary>Written in every other site that a signal reached.</summary>
public sealed record SignalDelivered(IReadOnlyList<OrganizationId> Receivers) : IJournalEvent
{
    public static string Kind => "signal.delivered";
}

/// <summary>Written when somebody of the receiving firm first opened it, or first opened it with a new text or a change.</summary>
public sealed record SignalSeen(OrganizationId Receiver) : IJournalEvent
{
    public static string Kind => "signal.seen";
}

/// <summary>Written when a firm answered, or answered again; the entry's actor says by which account or link.</summary>
/// <param name="To">The signals whose senders were told.</param>
public sealed record SignalAnswered(
    OrganizationId Receiver, SignalAnswer Answer, string? Text, IReadOnlyList<SignalId> To) : IJournalEvent
{
    public static string Kind => "signal.answered";
}

/// <summary>Written when a sender corrected what it wrote.</summary>
public sealed record SignalCorrected(string Text, PriceMove? International, PriceMove? Domestic, int Reached) : IJournalEvent
{
    public static string Kind => "signal.corrected";
}

/// <summary>Written when a sender withdrew; it reached everyone who had received it or a pass-on of it.</summary>
public sealed record SignalRetracted(string Reason, int Reached) : IJournalEvent
{
    public static string Kind => "signal.retracted";
}

/// <summary>Written when a firm noted a change of its own plan.</summary>
public sealed record PlanNoted(OrganizationId Organization, MatterId Matter) : IJournalEvent
{
    public static string Kind => "plan.noted";
}

/// <summary>Written when a link was made for the decider in the own firm.</summary>
public sealed record SignalHandedOver(OrganizationId Organization, Guid Link) : IJournalEvent
{
    public static string Kind => "signal.handed-over";
}

/// <summary>Written when a firm asked the secretariat in its own words.</summary>
public sealed record SecretariatAsked(OrganizationId Organization, string Text) : IJournalEvent
{
    public static string Kind => "secretariat.asked";
}

/// <summary>Written when a silent receiver, or its manager, was reminded.</summary>
public sealed record SilenceReminded(OrganizationId Organization, bool Manager) : IJournalEvent
{
    public static string Kind => "silence.reminded";
}

/// <summary>Written when the secretariat took up what a firm asked.</summary>
public sealed record HelpTakenUp(OrganizationId Organization) : IJournalEvent
{
    public static string Kind => "help.taken-up";
}
