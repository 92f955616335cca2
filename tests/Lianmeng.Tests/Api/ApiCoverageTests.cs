using System.Text.RegularExpressions;
using Lianmeng.Kernel;
using Lianmeng.Tests.Architecture;

namespace Lianmeng.Tests.Api;

/// <summary>Whatever a page does, the API does through the same command.</summary>
public sealed class ApiCoverageTests
{
    /// <summary>What only a browser does, and why: set-up and one-time links begin with a person who has no secret yet;
    /// an API session begins by <c>POST /api/v1/sessions</c> through the same desk; the link in a mail is opened in a
    /// browser.</summary>
    private static readonly string[] OfTheBrowser = ["SetUpSite", "ClaimOrganization", "UseSignInLink", "BeginSession", "RecordFailedSignIn", "SetPassword", "ConfirmMail"];

    [Fact]
    public void Commands_OfThePages_AreOperationsOfTheApi()
    {
        var pages = Used(SourceTree.Files(".razor", ".cs").Where(f => f.Contains("/Pages/") || f.EndsWith("Desk.cs")));
        var api = Used(SourceTree.Files(".cs").Where(f => f.EndsWith("Api.cs")));

        Assert.True(pages.Count > 20);
        Assert.Empty(pages.Except(api).Except(OfTheBrowser));
    }

    [Fact]
    public void Command_InASampleWithoutOperation_IsFound() =>
        Assert.Equal(["PassOn"], Used(["await Door.DoAsync(new PassOn(matter, text), Key);"], text => text));

    private static HashSet<string> Used(IEnumerable<string> files) => Used(files, File.ReadAllText);

    /// <summary>Commands that are made in a text, or that a handler takes as its body.</summary>
    private static HashSet<string> Used(IEnumerable<string> sources, Func<string, string> read)
    {
        var text = string.Join('\n', sources.Select(read));
        return [.. Names.Where(name => Regex.IsMatch(text, $@"new {name}\(|\b{name} body\b|\b{name} Command\("))];
    }

    private static IEnumerable<string> Names => typeof(ICommand<>).Assembly.GetTypes()
        .Where(t => t.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(ICommand<>)))
        .Select(t => t.Name);
}
