using AngleSharp.Dom;
using Lianmeng.Kernel;
using Lianmeng.Notices;
using Lianmeng.Registry.State;
using Lianmeng.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Tests.Notices;

/// <summary>What is copied into a chat: two lines and an address, and nobody else's name.</summary>
public sealed class MessageTests
{
    private static readonly DateTime Due = new(2023, 3, 9, 9, 0, 0, DateTimeKind.Utc);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string> Kinds =>
        [.. Words.Catalogue(Language.Chinese).Keys.Where(k => k.StartsWith("inbox.", StringComparison.Ordinal) && k.EndsWith(".state", StringComparison.Ordinal))
            .Select(k => k["inbox.".Length..^".state".Length])];

    [Theory, MemberData(nameof(Kinds))]
    public void OfMatter_EveryKindOfTheInbox_IsTwoLinesAndTheAddress(string kind)
    {
        foreach (var words in new[] { Words.InChinese, Words.InEnglish })
        {
            var lines = Message.OfMatter(words, kind, "示例单位", "https://hall.example/x", Due).Split('\n');

            Assert.Equal(3, lines.Length);
            Assert.Contains("示例单位", lines[0]);
            Assert.Contains("2023-03-09 17:00", lines[1]);
            Assert.Equal("https://hall.example/x", lines[2]);
            Assert.All(lines, line => Assert.DoesNotContain("[", line.Replace("[Lianmeng]", ""))); // a key without its text
        }
    }

    /// <summary>On every page that anybody of a whole story opens, in both languages.</summary>
    [Fact]
    public async Task Messages_OfEveryPage_NameNoOtherOrganisation()
    {
        var crawl = await Crawl.OfAsync(Database.Sqlite);
        var names = await NamesAsync(crawl.Story.World);

        var messages = crawl.Pages.SelectMany(p => p.Document.QuerySelectorAll("textarea.lm-message"),
            (page, text) => (Page: page, Text: text.TextContent)).ToList();

        Assert.True(messages.Select(m => crawl.RouteOf(m.Page)).Distinct().Count() >= 5, "Pages with messages are missing.");
        Assert.All(messages, m => Assert.Equal(3, m.Text.Split('\n').Length));
        Assert.Empty(messages.SelectMany(m => OthersIn(m.Text, names, crawl.Story.People[m.Page.Who]),
            (m, name) => $"{m.Page}: {name}"));
    }

    [Fact]
    public async Task HandOver_TheLinkThatIsShownOnce_NamesThePartnerNowhere()
    {
        var trade = await (await (await TestHall.OnAsync(Database.Sqlite)).NewWorldAsync()).TradeAsync();
        var signal = await trade.World.SignalAsync(trade.Customer.Clerk, "示例：涨价");
        using var browser = await trade.World.SignedInAsync(trade.Supplier.Clerk);
        await browser.GetAsync($"/received/{await trade.World.MatterIdAsync(signal, trade.Supplier.Id)}");

        await browser.PostAsync(new Dictionary<string, string> { ["holderName"] = "示例决策人" });

        var text = browser.Page.GetElementById("link-message")?.TextContent ?? "";
        Assert.Equal(3, text.Split('\n').Length);
        Assert.Contains("/l/", text.Split('\n')[2]);
        Assert.Empty(OthersIn(text, await NamesAsync(trade.World), trade.Supplier.Clerk));
        Assert.DoesNotContain("示例：涨价", text);
        Assert.DoesNotContain("示例决策人", text);
    }

    [Fact]
    public async Task Reset_TheLinkThatIsShownOnce_NamesNobody()
    {
        var world = await (await TestHall.OnAsync(Database.Sqlite)).NewWorldAsync();
        var clerk = await world.ClerkAsync(await world.FirmAsync());
        using var browser = await world.SignedInAsync(await world.PersonAsync(await world.FirmAsync(), Role.Operator));
        await browser.GetAsync($"/accounts/{clerk.Id:N}");

        await browser.PostAsync(button: Words.InChinese["accounts.reset.submit"]);

        var text = browser.Page.GetElementById("one-time-message")?.TextContent ?? "";
        Assert.Contains("/l/sign-in/", text.Split('\n')[2]);
        Assert.DoesNotContain(Story.Word, text);
    }

    private static async Task<List<(OrganizationId Id, string Name)>> NamesAsync(TestWorld world)
    {
        await using var hall = world.Open();
        var rows = await hall.Set<Organization>().Select(o => new { o.Id, o.Name, o.EnglishName }).ToListAsync(Token);
        return [.. rows.Select(o => (o.Id, o.Name)), .. rows.Select(o => (o.Id, o.EnglishName))];
    }

    /// <summary>Names beside the own one, which may hold another: 示例单位1 stands in 示例单位12.</summary>
    private static IEnumerable<string> OthersIn(string text, List<(OrganizationId Id, string Name)> names, Actor reader)
    {
        var own = names.Where(n => reader.Grants.Any(g => g.Organization == n.Id)).Select(n => n.Name).ToList();
        var rest = own.Aggregate(text, (left, name) => left.Replace(name, ""));
        return names.Select(n => n.Name).Except(own).Where(rest.Contains);
    }
}
