using Lianmeng.Kernel;
using Lianmeng.Notices;
using Lianmeng.Registry;
using Lianmeng.Supply.State;

namespace Lianmeng.Supply;

/// <summary>What consultations put into inboxes, in both languages.</summary>
internal static class ConsultationNotices
{
    /// <summary>Somebody invited the firm: read it.</summary>
    public const string Read = "consultation.read";

    /// <summary>Nothing has been proposed yet: the opener proposes.</summary>
    public const string Propose = "consultation.propose";

    /// <summary>Management confirms the own part, or makes a counter-proposal.</summary>
    public const string Confirm = "consultation.confirm";

    /// <summary>It is over: all parties hear how, and say that they have.</summary>
    public const string Agreed = "consultation.agreed";

    /// <inheritdoc cref="Agreed"/>
    public const string Ended = "consultation.ended";

    /// <summary>What waits while it is open.</summary>
    public static readonly string[] Kinds = [Read, Propose, Confirm];

    public static readonly string[] Outcomes = [Agreed, Ended];

    public static Notice Of(string kind, Consultation consultation, OrganizationId to, OrganizationName from) => new(
        to, kind, consultation.Id.Value, $"/consultations/{consultation.Id}",
        Words.InChinese["consultation.notice", from.Name, consultation.Title],
        Words.InEnglish["consultation.notice", from.EnglishName, consultation.Title], ForManagers: kind == Confirm);
}
