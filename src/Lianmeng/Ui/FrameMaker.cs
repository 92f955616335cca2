using Lianmeng.Access;
using Lianmeng.Kernel;
using Lianmeng.Operations;
using Lianmeng.Registry;

namespace Lianmeng.Ui;

/// <summary>Makes the frame around the page of the present request: who reads, where it may go, how it wants pages.</summary>
public sealed class FrameMaker(
    Words words, PageLook look, CurrentActor current, CurrentSession session, ShownNames names, HallSettings settings,
    IHttpContextAccessor http, TimeProvider time)
{
    private static readonly MenuItem[] Everything =
    [
        .. Capabilities.All.SelectMany(c => c.Menu).OrderBy(m => m.Order).ThenBy(m => m.Address, StringComparer.Ordinal),
    ];

    public async Task<HallFrame> MakeAsync()
    {
        var cancellation = http.HttpContext?.RequestAborted ?? default;
        var actor = current.Actor;
        var site = actor is null ? null : await names.OfAsync(actor.Site, cancellation);
        var isPerson = actor?.Kind == ActorKind.Person;
        return new HallFrame
        {
            ProductName = words["app.name"],
            ProductNameAside = words["app.name-aside"],
            SiteName = site?.In(words.Language),
            HomeHref = "/",
            NavItems = Menu(actor),
            UserName = isPerson ? NameOf(actor) : null,
            UserRole = isPerson && actor is not null ? await RoleAsync(actor, cancellation) : null,
            UserLinks = [new("/account", words["frame.account"], "user", IsCurrent: Path == "/account")],
            Language = words.Language == Kernel.Language.English
                ? new(Switch("/language/zh"), "中文") : new(Switch("/language/en"), "English"),
            LanguageCode = words.Language == Kernel.Language.English ? "zh-CN" : "en",
            Elder = look.IsElder
                ? new(Switch("/elder/off"), words["frame.elder-off"]) : new(Switch("/elder/on"), words["frame.elder-on"]),
            Banner = settings.Demo ? words["frame.demo"] : null,
            PrintHead = words[
                "frame.print", site?.In(words.Language) ?? words["app.name"],
                $"{ChinaTime.DayOf(time.GetUtcNow().UtcDateTime):yyyy-MM-dd}"],
            FootLinks = [new("/feedback", words["frame.feedback"], "message-2")],
            Words = new(
                words["frame.skip"], words["frame.navigation"], words["frame.more"], words["frame.user-menu"],
                words["frame.updated"], words["frame.held"], words["frame.copied"]),
        };
    }

    private string Path => http.HttpContext?.Request.Path.Value ?? "/";

    private List<HallLink> Menu(Actor? actor) =>
    [
        .. Everything.Where(m => actor is not null && Policy.DecideRoute(actor, m.Ability) is null).Select(m => new HallLink(m.Address, words[m.Text], m.Icon, IsCurrent: m.Under.Prepend(m.Address).Any(IsHere))),
    ];

    private bool IsHere(string address) =>
        Path == address || Path.StartsWith(address + "/", StringComparison.Ordinal);

    private string? NameOf(Actor? actor) => words.Language == Kernel.Language.English
        ? session.SignedIn?.EnglishName ?? actor?.Name : actor?.Name;

    /// <summary>"管理层 · 示例氟材料一厂": the first role; the account page lists all.</summary>
    private async Task<string?> RoleAsync(Actor actor, CancellationToken cancellation)
    {
        if (actor.Grants is not [var grant, ..])
        {
            return null;
        }

        var organization = await names.OfAsync(grant.Organization, cancellation);
        return $"{words.Of(grant.Role)} · {organization?.In(words.Language)}";
    }

    /// <summary>A switch leads back here. After a post "here" may only be posted to, so it leads home.</summary>
    private string Switch(string address)
    {
        var here = http.HttpContext?.Request is { Method: "GET" } request ? request.Path + request.QueryString : "/";
        return $"{address}?return={Uri.EscapeDataString(here)}";
    }
}
