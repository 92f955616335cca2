using Lianmeng.Kernel;
using Lianmeng.Notices;
using Lianmeng.Registry;
using Lianmeng.Supply.State;

namespace Lianmeng.Supply;

/// <summary>What signals put into inboxes, in both languages.</summary>
internal static class SupplyNotices
{
    public const string AnswerKind = "signal.answer";
    public const string SilentKind = "signal.silent";
    public const string ChangedKind = "signal.changed";
    public const string AnsweredKind = "signal.answered";
    public const string HelpKind = "signal.help";

    public static Notice Answer(Matter matter, Signal signal, OrganizationName sender, Product? product) => new(
        matter.ReceiverId, AnswerKind, matter.Id.Value, $"/received/{matter.Id}",
        Title(Language.Chinese, signal.Kind, sender, product), Title(Language.English, signal.Kind, sender, product),
        matter.ManagerRemindAt, IsUrgent: signal.Kind == SignalKind.Safety);

    /// <summary>For the receiver's own manager, after a working day without an answer.</summary>
    public static Notice Silent(Matter matter, Notice answer) => answer with
    {
        Kind = SilentKind, ForManagers = true, DueAt = matter.ManagerRemindAt,
    };

    /// <summary>A correction or withdrawal, for everybody whom the tree reached.</summary>
    public static Notice Changed(Matter matter, Signal shown, OrganizationName sender, Product? product, bool isWithdrawn)
    {
        var key = isWithdrawn ? "notice.withdrawn" : "notice.corrected";
        return new(matter.ReceiverId, ChangedKind, matter.Id.Value, $"/received/{matter.Id}",
            Words.InChinese[key, Title(Language.Chinese, shown.Kind, sender, product)],
            Words.InEnglish[key, Title(Language.English, shown.Kind, sender, product)]);
    }

    /// <summary>For the sender: a partner answered.</summary>
    public static Notice Answered(Signal signal, OrganizationName partner, SignalAnswer answer, Product? product) => new(
        signal.SenderId, AnsweredKind, signal.Id.Value, $"/signals/{signal.Id}",
        Words.InChinese["notice.answered", partner.Name, Words.InChinese["signal.answer." + Key(answer)], product?.Name ?? ""],
        Words.InEnglish["notice.answered", partner.EnglishName, Words.InEnglish["signal.answer." + Key(answer)], product?.EnglishName ?? ""],
        IsUrgent: answer is SignalAnswer.NeedHelp);

    /// <summary>For the secretariat: a firm asks for help in its own words; no partner is named.</summary>
    public static Notice Help(OrganizationName station, OrganizationName firm, Guid subject, string text) => new(
        station.Id, HelpKind, subject, $"/secretariat/asked/{subject:N}",
        Words.InChinese["notice.help", firm.Name, Shorten(text)],
        Words.InEnglish["notice.help", firm.EnglishName, Shorten(text)]);

    public static string Key(Enum value) => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    private static string Title(Language language, SignalKind kind, OrganizationName sender, Product? product)
    {
        var words = Words.In(language);
        var what = words["signal.kind." + Key(kind)];
        var name = language == Language.English ? product?.EnglishName : product?.Name;
        return name is null
            ? words["notice.signal", sender.In(language), what]
            : words["notice.signal-product", sender.In(language), what, name];
    }

    private static string Shorten(string text) => text.Length <= 60 ? text : text[..60] + "…";
}
