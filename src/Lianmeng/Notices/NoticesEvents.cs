using Lianmeng.Kernel;

namespace Lianmeng.Notices;

/// <summary>Written when a person chooses how to be told of new things; the address stands in no payload.</summary>
public sealed record NoticeChosen(NoticeChoice Choice) : IJournalEvent
{
    public static string Kind => "notice.chosen";
}

/// <summary>Written when a person has shown that the mail address is the own one.</summary>
public sealed record MailConfirmed : IJournalEvent
{
    public static string Kind => "notice.mail-confirmed";
}

/// <summary>Written when management names the firm's group bot, or takes it away.</summary>
public sealed record BotChosen(OrganizationId Organization, bool IsThere) : IJournalEvent
{
    public static string Kind => "notice.bot-chosen";
}
