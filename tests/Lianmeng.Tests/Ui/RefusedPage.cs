using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Lianmeng.Tests.Support;

namespace Lianmeng.Tests.Ui;

/// <summary>What a page must show that refused a form.</summary>
internal static class RefusedPage
{
    public static IEnumerable<string> Findings(
        IHtmlDocument page, SeenForm form, WrongInput wrong, IReadOnlyList<KeyValuePair<string, string>> sent)
    {
        var problems = page.QuerySelectorAll(".lm-problems li").ToList();
        if (problems.Count == 0)
        {
            return ["no sentence about it"];
        }

        var shown = form.On(page);
        return
        [
            .. problems.SelectMany(p => LinkFindings(page, shown, p)),
            .. wrong.IsShown && !problems.Any(p => IsAbout(shown, p, wrong.Field))
                ? new[] { $"no sentence names the field: {string.Join(" | ", problems.Select(p => p.TextContent.Trim()))}" } : [],
            .. ShownTexts.ChineseOf(page).Select(t => $"“{t}” on an English page"),
            .. Lost(shown, wrong, sent),
        ];
    }

    /// <summary>A sentence about a field leads to it and names it by its label.</summary>
    private static IEnumerable<string> LinkFindings(IHtmlDocument page, IHtmlFormElement form, IElement problem)
    {
        if (problem.QuerySelector("a")?.GetAttribute("href") is not { } href)
        {
            yield break;
        }

        var field = page.GetElementById(href[(href.IndexOf('#') + 1)..]);
        if (field is null || !form.Contains(field))
        {
            yield return $"{href} leads to no field of the form";
        }
        else if (LabelOf(form, field) is { } label && !problem.TextContent.Contains(label))
        {
            yield return $"“{problem.TextContent.Trim()}” does not say “{label}”";
        }
    }

    /// <summary>It leads to the field, or names it in words (user name or password is wrong).</summary>
    private static bool IsAbout(IHtmlFormElement form, IElement problem, string field) =>
        (form.Elements.First(e => e.GetAttribute("name") == field) is var wrong && LabelOf(form, wrong) is { } label
            && problem.TextContent.Contains(label))
        || problem.QuerySelector("a")?.GetAttribute("href") is { } href
        && form.QuerySelector($"[id='{href[(href.IndexOf('#') + 1)..]}']") is { } element
        && (element.GetAttribute("name") == field || element.QuerySelector($"[name='{field}']") is not null
            || element.Closest("fieldset")?.QuerySelector($"[name='{field}']") is not null);

    private static string? LabelOf(IHtmlFormElement form, IElement field) =>
        (form.QuerySelector($"label[for='{field.Id}']") ?? field.Closest("fieldset")?.QuerySelector("legend")) is { } label
            ? string.Concat(label.ChildNodes.OfType<IText>().Select(t => t.Data)).Trim() : null;

    /// <summary>What was typed in other fields and is not there any more. Passwords are never shown again, and who
    /// confirms that a proposal was read says so anew.</summary>
    private static IEnumerable<string> Lost(
        IHtmlFormElement form, WrongInput wrong, IReadOnlyList<KeyValuePair<string, string>> sent) => sent
        .Where(v => v.Key != wrong.Field && v.Key != "reviewed" && form.Elements.Any(e => e.GetAttribute("name") == v.Key
            && e is not IHtmlInputElement { Type: "hidden" or "password" }))
        // A browser gives no page the content of a file back.
        .Where(v => form.QuerySelector($"input[type=file][name='{v.Key}']") is null)
        .Where(v => !Browser.ValuesOf(form).Contains(v)).Select(v => $"{v.Key} was “{v.Value}” and is lost");
}
