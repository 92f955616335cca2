using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Lianmeng.Tests.Support;

namespace Lianmeng.Tests.Ui;

/// <summary>One wrong thing in one field of a form.</summary>
/// <param name="Value">Null leaves the field out.</param>
internal sealed record WrongInput(string Field, string Kind, string? Value)
{
    private const string Key = "key";

    /// <summary>What forms carry beside fields; and the receivers of the direction that is not chosen, which nobody reads.</summary>
    private static readonly string[] Machinery = ["__RequestVerificationToken", "_handler", "rows", "round", "to-downstream"];


    /// <summary>No browser lets it be typed, and no reader of forms takes it: the whole post is answered by a sentence.</summary>
    public bool IsUnreadable => Value?.Contains('\0') == true;

    /// <summary>The field is one that a person fills in.</summary>
    public bool IsShown { get; private init; }

    /// <summary>Everything that can be wrong with a form, field by field.</summary>
    public static IEnumerable<WrongInput> Of(IHtmlFormElement form) => form.Elements
        .Where(e => e.GetAttribute("name") is { Length: > 0 } name && !Machinery.Contains(name) && e is not IHtmlButtonElement)
        .DistinctBy(e => e.GetAttribute("name")).SelectMany(e => Of(e, e.GetAttribute("name") ?? ""));

    /// <summary>What is sent: the form filled as one might, with this one thing wrong.</summary>
    public IEnumerable<KeyValuePair<string, string>> In(IHtmlFormElement form) => Filled(form)
        .Where(v => v.Key != Field).Concat(Value is null ? [] : [new(Field, Value)]);

    /// <summary>The form as it stands, with something in each field that is empty.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Filled(IHtmlFormElement form) => form.Elements
        .Where(e => e.GetAttribute("name") is { Length: > 0 } && e is not IHtmlButtonElement)
        .GroupBy(e => e.GetAttribute("name") ?? "").Select(field => new KeyValuePair<string, string>(field.Key, GoodFor([.. field])));

    private static IEnumerable<WrongInput> Of(IElement element, string name)
    {
        if (element is IHtmlInputElement { Type: "hidden" })
        {
            yield return name switch
            {
                "version" => new(name, "stale", "999999"),
                Key => new(name, "too long", new string('x', 300)),
                _ => new(name, "no such id", "no-such"),
            };
            yield break;
        }

        foreach (var (kind, value) in OfShown(element))
        {
            yield return new(name, kind, value) { IsShown = true };
        }
    }

    private static IEnumerable<(string Kind, string? Value)> OfShown(IElement element)
    {
        (string, string?)[] wrong = element switch
        {
            IHtmlInputElement { Type: "date" or "month" } => [("no day", "2023-02-30"), ("no day", "soon")],
            IHtmlSelectElement or IHtmlInputElement { Type: "radio" or "checkbox" } =>
                [("no such choice", "no-such"), ("no such id", "00000000000040008000000000000000")],
            _ => [("too long", string.Concat(Enumerable.Repeat(Story.Word, 5000))), ("control character", "a\u0001b"), ("null character", "a\0b")],
        };
        return element.HasAttribute("required") ? [.. wrong, ("empty", ""), ("blank", "  "), ("left out", null)] : wrong;
    }

    private static string GoodFor(IElement[] field) => field[0] switch
    {
        IHtmlInputElement { Type: "hidden" } hidden => hidden.Value,
        IHtmlInputElement { Type: "radio" or "checkbox" } => (field.FirstOrDefault(f => f.HasAttribute("checked"))
            ?? field.FirstOrDefault(f => f.GetAttribute("value") is { Length: > 0 }) ?? field[0]).GetAttribute("value") ?? "",
        IHtmlSelectElement { Value: { Length: > 0 } chosen } => chosen,
        IHtmlSelectElement select => select.Options.FirstOrDefault(o => o.Value.Length > 0)?.Value ?? "",
        IHtmlInputElement { Type: "date", Value.Length: 0 } => "2030-01-01",
        IHtmlInputElement { Type: "month", Value.Length: 0 } => "2030-01",
        IHtmlInputElement { Type: "password" } => TestWorld.Password,
        IHtmlInputElement { Type: "email", Value.Length: 0 } => "someone@hall.example",
        IHtmlInputElement { Type: "url", Value.Length: 0 } => "https://bot.hall.example/send",
        IHtmlInputElement { Name: "regionCode" } => "320581",
        var element when element.GetAttribute("inputmode") == "decimal" => "5",
        IHtmlTextAreaElement { Value.Length: > 0 } text => text.Value,
        IHtmlInputElement { Value.Length: > 0 } text => text.Value,
        var text => Story.Word + text.GetAttribute("name"),
    };
}
