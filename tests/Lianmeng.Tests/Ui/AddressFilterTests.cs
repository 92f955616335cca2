using Lianmeng.Kernel;
using Lianmeng.Tests.Support;

namespace Lianmeng.Tests.Ui;

/// <summary>A filter in the address that cannot be read is left out, and the page says so.</summary>
public sealed class AddressFilterTests
{
    [Theory]
    [InlineData("/organizations?kind=castle", "kind=castle")]
    [InlineData("/alliances?on=yesterday", "on=yesterday")]
    [InlineData("/alliances?known=2024-13-01", "known=2024-13-01")]
    public async Task List_WithAFilterThatCannotBeRead_SaysWhich(string address, string unread)
    {
        var world = await (await TestHall.OnAsync(Database.Sqlite)).NewWorldAsync();
        using var browser = await world.SignedInAsync(await world.ClerkAsync(await world.FirmAsync()));

        await browser.GetAsync(address);

        Assert.Equal(Words.InChinese["filter.unread", unread], browser.Page.QuerySelector(".lm-unread")?.TextContent.Trim());
    }

    [Fact]
    public async Task List_WithAFilterThatIsRead_SaysNothing()
    {
        var world = await (await TestHall.OnAsync(Database.Sqlite)).NewWorldAsync();
        using var browser = await world.SignedInAsync(await world.ClerkAsync(await world.FirmAsync()));

        await browser.GetAsync("/organizations?kind=firm");

        Assert.Null(browser.Page.QuerySelector(".lm-unread"));
    }
}
