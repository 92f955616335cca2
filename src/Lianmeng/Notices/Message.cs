using Lianmeng.Kernel;

namespace Lianmeng.Notices;

/// <summary>A matter or a link as two lines and an address, for chat and mail. General words and the reader's own firm
/// alone: no other firm, price, quantity or word of anybody gets in, because there is no way to hand one over.</summary>
public static class Message
{
    /// <summary>What waits, for a colleague.</summary>
    /// <param name="kind">Of the inbox, such as <c>signal.answer</c>; or what the matter is, such as <c>signal</c>.</param>
    /// <param name="firm">The reader's own; null where it is plain.</param>
    public static string OfMatter(Words words, string kind, string? firm, string address, DateTime? dueAt = null) => Of(
        words, firm, words["message.kind." + kind],
        dueAt is { } due ? words["message.due", ChinaTime.Text(due)] : words["message.sign-in"], address);

    /// <summary>What the firm has just told its partners, for the clerk to say so in a chat.</summary>
    public static string ToPartners(Words words, string firm, string address) =>
        Of(words, firm, words["message.partners"], words["message.partners.next"], address);

    /// <summary>A one-time link by which somebody of the own firm answers a matter.</summary>
    public static string OfAnswerLink(Words words, string firm, string link, TimeSpan validFor) => Of(
        words, firm, words["message.answer-link"], words["message.answer-link.next", (int)validFor.TotalDays], link);

    /// <summary>A one-time link that signs its owner in.</summary>
    public static string OfSignInLink(Words words, string link, TimeSpan validFor) => Of(
        words, null, words["message.sign-in-link"], words["message.sign-in-link.next", (int)validFor.TotalHours], link);

    private static string Of(Words words, string? firm, string what, string next, string address) =>
        $"{words["message.head", firm is null ? what : firm + words["punctuation.colon"] + what]}\n{next}\n{address}";
}
