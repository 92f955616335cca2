using Lianmeng.Access;
using Lianmeng.Kernel;
using Microsoft.AspNetCore.Components;

namespace Lianmeng.Ui;

/// <summary>A page with forms that work without scripts: reads what was posted, does the command, redirects when it is
/// done, and otherwise shows the page again with what was typed and every problem beside its field.</summary>
public abstract class FormPage : ComponentBase
{
    private readonly List<Problem> _unreadable = [];
    private string? _newKey;
    private bool _isDone;

    [CascadingParameter] public required HttpContext Http { get; set; }

    [Inject] public required Words W { get; set; }

    [Inject] public required CurrentActor Current { get; set; }

    [Inject] protected Door Door { get; set; } = default!;

    [Inject] protected Ids Ids { get; set; } = default!;

    [Inject] protected NavigationManager Navigation { get; set; } = default!;

    protected Refusal? Refused { get; set; }

    protected CancellationToken Cancellation => Http.RequestAborted;

    /// <summary>Path and query of this page: the base of in-page links.</summary>
    protected string Here => Http.Request.Path + Http.Request.QueryString;

    /// <summary>The idempotency key of the page's forms: kept when the page is shown again with a problem, so that a second
    /// try is the same try; a new one on a page that stays after its command was done: what is sent next is another wish.</summary>
    protected string Key => !_isDone && Posted("key") is { Length: > 0 } key ? key : _newKey ??= Ids.New<FormPage>().ToString();

    /// <summary>The problems for the summary on top; each links to its field.</summary>
    protected IReadOnlyList<ErrorSummary.Problem> Problems => Refused is null
        ? []
        : [.. Refused.Problems.Select(p => new ErrorSummary.Problem(W.Of(p), IdOf(p.Field)))];

    /// <summary>Id of the input of a field of a refusal; null for what the form carries unseen. A page with two forms
    /// that have a field of one name says which.</summary>
    protected virtual string? IdOf(string? field) => field is "idempotency-key" or "version" or "firm" or "sender"
        ? null : field;

    /// <summary>The problem of one field, in the same words as in the summary.</summary>
    protected string? ErrorAt(string field) => ErrorOf(field);

    /// <summary>The same for a part of the page that is a component of its own.</summary>
    public string? ErrorOf(string field) =>
        Refused?.Problems.FirstOrDefault(p => p.Field == field) is { } problem ? W.Of(problem) : null;

    /// <summary>What was typed, for a part of the page that is a component of its own.</summary>
    public string? TypedOf(string field) => Posted(field);

    /// <summary>A person opens the page: no preview (HEAD), and no open page that fetches itself again.</summary>
    protected bool IsLookedAt => HttpMethods.IsGet(Http.Request.Method) && !Http.Request.Headers.ContainsKey("X-Fragment");

    /// <summary>Name of a live region with a form in it: none on the answer to a post, where what was typed stands as if
    /// the page had come with it and would be replaced.</summary>
    protected string? Live(string region) => IsPost ? null : region;

    protected bool IsPost => HttpMethods.IsPost(Http.Request.Method) && Http.Request.HasFormContentType;

    /// <summary>What was typed; null on a first view or when the field was not sent.</summary>
    protected string? Posted(string field) => IsPost && Http.Request.Form.TryGetValue(field, out var value)
        ? value.ToString()
        : null;

    protected IReadOnlyList<string> PostedMany(string field) =>
        IsPost ? [.. Http.Request.Form[field].OfType<string>()] : [];

    /// <summary>A word of an enum in kebab-case; null when nothing was sent. Something else is refused, never taken for
    /// nothing: <see cref="Unreadable"/>.</summary>
    protected T? PostedChoice<T>(string field) where T : struct, Enum =>
        Read(field, new("field.no-such-choice", field), Kebab.Parse<T>);

    /// <summary>The words of an enum that were ticked; one that is none is refused.</summary>
    protected IReadOnlyList<T> PostedChoices<T>(string field) where T : struct, Enum
    {
        T?[] read = [.. PostedMany(field).Select(Kebab.Parse<T>)];
        if (read.Contains(null) && _unreadable.All(p => p.Field != field))
        {
            _unreadable.Add(new("field.no-such-choice", field));
        }

        return [.. read.OfType<T>()];
    }

    /// <summary>The id of something that was chosen; null when nothing was sent.</summary>
    protected T? PostedId<T>(string field) where T : struct, IParsable<T> =>
        Read<T>(field, new("field.no-such-choice", field), text => T.TryParse(text, null, out var id) ? id : null);

    /// <summary>A day, or the first day of a month.</summary>
    protected DateOnly? PostedDay(string field) =>
        Read(field, Days.ProblemAt(field), text => Days.Parse(text, "yyyy-MM-dd", "yyyy-MM"));

    protected long? PostedNumber(string field) =>
        Read<long>(field, new("field.malformed", field), text => long.TryParse(text, out var number) ? number : null);

    /// <summary>The refusal of everything that was sent, was asked for and could not be read; null when there is no such
    /// thing.</summary>
    protected Refusal? Unreadable => _unreadable.Count == 0 ? null : new(RefusalKind.Invalid, _unreadable);

    /// <summary>Does a command; done = redirect to where the result is seen, refused = the page shows why.</summary>
    protected async Task DoAsync<T>(ICommand<T> command, Func<T, string> address)
    {
        var outcome = await SendAsync(command);
        if (outcome.IsDone)
        {
            Navigation.NavigateTo(address(outcome.Value));
        }
    }

    /// <summary>Does a command whose result this page shows itself, such as a one-time link; refused = the page shows why.
    /// The key counts for the form that was sent: another form of the same page, sent from the history, is another try.</summary>
    protected async Task<Outcome<T>> SendAsync<T>(ICommand<T> command)
    {
        if (Unreadable is { } unread)
        {
            Refuse(unread);
            return unread;
        }

        var outcome = await Door.DoAsync(command, $"{Posted("_handler")}.{Key}", Cancellation);
        // Back from the history with other words under the same key: sent once more, they are another wish.
        _isDone = outcome.IsDone || outcome.Refused?.Kind == RefusalKind.KeyReused;
        if (outcome.Refused is { } no)
        {
            Refuse(no);
        }

        return outcome;
    }

    /// <summary>Shows the page again with a refusal, under the refusal's status.</summary>
    protected void Refuse(Refusal refusal)
    {
        Refused = refusal;
        Http.Response.StatusCode = refusal.Kind switch
        {
            // A form's 404 would show the page of unknown addresses in place of what was typed.
            RefusalKind.NotFound when !IsPost => StatusCodes.Status404NotFound,
            RefusalKind.Forbidden => StatusCodes.Status403Forbidden,
            RefusalKind.Stale => StatusCodes.Status412PreconditionFailed,
            RefusalKind.TooMany => StatusCodes.Status429TooManyRequests,
            _ => StatusCodes.Status422UnprocessableEntity,
        };
        if (refusal.Kind == RefusalKind.TooMany)
        {
            Http.Response.Headers.RetryAfter = SignInLimits.SecondsAfter(refusal);
        }
    }

    /// <summary>Answers 404 for a thing that is not the reader's to see.</summary>
    protected void NotFound() => Navigation.NotFound();

    private T? Read<T>(string field, Problem otherwise, Func<string, T?> read) where T : struct
    {
        if (Posted(field) is not { Length: > 0 } text)
        {
            return null;
        }

        var value = read(text);
        if (value is null && _unreadable.All(p => p.Field != field))
        {
            _unreadable.Add(otherwise);
        }

        return value;
    }
}
