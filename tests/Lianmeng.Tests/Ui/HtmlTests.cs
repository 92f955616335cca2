using AngleSharp.Html.Parser;
using Lianmeng.Tests.Support;
using Lianmeng.Ui;

namespace Lianmeng.Tests.Ui;

public sealed class HtmlTests
{
    private const string Evil = "\"><script>alert('示例')</script>&amp;";

    [Fact]
    public void Of_TextOfAPerson_IsEncodedInTextAndAttribute()
    {
        var html = Html.Of($"""<a title="{Evil}">{Evil}</a>""");

        var link = new HtmlParser().ParseDocument(html.Value).QuerySelector("a");
        Assert.Equal(Evil, link?.GetAttribute("title"));
        Assert.Equal(Evil, link?.TextContent);
        Assert.DoesNotContain("<script", html.Value);
    }

    [Fact]
    public void Of_Chinese_IsWrittenAsItself() => Assert.Equal("<b>链盟</b>", Html.Of($"<b>{"链盟"}</b>").Value);

    [Fact]
    public void Of_FinishedMarkup_GoesThrough() =>
        Assert.Equal("<b><i>&lt;</i></b>", Html.Of($"<b>{Html.Of($"<i>{"<"}</i>")}</b>").Value);

    [Fact]
    public void Of_Nothing_IsEmpty() => Assert.Equal("<b></b>", Html.Of($"<b>{(string?)null}</b>").Value);

    [Fact]
    public void StatusLine_PartWithoutText_IsLeftOut()
    {
        var line = new StatusLine("待办", Tone.Waiting, new("经办", null), new("下一步", Evil), StatusPart.Of("截止", null));

        var page = new HtmlParser().ParseDocument(line.Show().Value);

        Assert.Equal(["下一步"], page.QuerySelectorAll(".lm-key").Select(k => k.TextContent));
        Assert.Equal(Evil, page.QuerySelector(".lm-status-part span + span")?.TextContent);
    }

    [Fact]
    public void StatusLine_Date_IsCivilTimeForPeopleAndUtcForMachines()
    {
        var line = new StatusLine("待办", Tone.Waiting, StatusPart.Of(
            "截止", new DateTime(2023, 2, 18, 16, 30, 0, DateTimeKind.Utc), isLate: true));

        var time = new HtmlParser().ParseDocument(line.Show().Value).QuerySelector(".is-late time");

        Assert.Equal("2023-02-19 00:30", time?.TextContent);
        Assert.Equal("2023-02-18T16:30:00Z", time?.GetAttribute("datetime"));
    }

    /// <summary>Every icon that a page, a menu or a word of a state names is in the sprite.</summary>
    [Fact]
    public void Icons_ThatAreNamed_AreInTheSprite()
    {
        var sprite = File.ReadAllText(Path.Combine(Repository.Root, "src/Lianmeng/wwwroot/lib/icons.svg"));
        var named = Capabilities.All.SelectMany(c => c.Menu).Select(m => m.Icon)
            .Concat(Architecture.SourceTree.Files(".razor", ".cs").SelectMany(NamesIn)).Distinct().ToList();

        Assert.True(named.Count > 20);
        Assert.Empty(named.Where(icon => !sprite.Contains($"id=\"{icon}\"", StringComparison.Ordinal)));
    }

    private static IEnumerable<string> NamesIn(string file) =>
        System.Text.RegularExpressions.Regex.Matches(File.ReadAllText(file), "Icons\\.Of\\(\"([a-z0-9-]+)\"\\)|Icon=\"([a-z0-9-]+)\"")
            .Select(m => m.Groups[1].Value + m.Groups[2].Value);
}
