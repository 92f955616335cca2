using Lianmeng.Kernel;

namespace Lianmeng.Access;

/// <summary>One call of the API: reads its headers, runs its command through the door, writes its answer. The same
/// command object as the page's; refusals become problem+json.</summary>
public sealed class ApiCall(IHttpContextAccessor accessor, Door door, Words words)
{
    private HttpContext Http => accessor.HttpContext ?? throw new InvalidOperationException("There is no call.");

    public CancellationToken Cancellation => Http.RequestAborted;

    /// <summary>The version that the caller read (header If-Match); null when it states none or <c>*</c>.</summary>
    public long? Version => ReadIfMatch(Http.Request.Headers.IfMatch.ToString(), out var version) ? version : null;

    /// <summary>Does a command and answers 200 with its value.</summary>
    public Task<IResult> DoAsync<T>(ICommand<T> command) => DoAsync(command, value => Task.FromResult(Show(value)));

    /// <summary>Does a command and answers 201 with the id and address of what it made.</summary>
    public Task<IResult> CreateAsync<T>(ICommand<T> command, Func<T, string> address) where T : notnull =>
        DoAsync(command, made => Task.FromResult(Results.Created(address(made), new Created(made.ToString() ?? ""))));

    /// <summary>Does a command, then answers with what a reader now sees.</summary>
    public Task<IResult> DoAsync<T, TView>(ICommand<T> command, Func<T, Task<TView?>> read) where TView : class =>
        DoAsync(command, async value => Show(await read(value)));

    /// <summary>200 with the value, and its version as ETag when it has one; 404 for null.</summary>
    public IResult Show<T>(T? value)
    {
        if (value is null)
        {
            return Refuse(Refusal.NotFound);
        }

        if (value is IHasVersion { Version: var version })
        {
            Http.Response.Headers.ETag = $"\"{version}\"";
        }

        return Results.Json(value, Json.Options);
    }

    public IResult Refuse(Refusal refusal)
    {
        if (refusal.Kind == RefusalKind.TooMany)
        {
            Http.Response.Headers.RetryAfter = SignInLimits.SecondsAfter(refusal);
        }

        return Problems.Result(refusal, words);
    }

    private async Task<IResult> DoAsync<T>(ICommand<T> command, Func<T, Task<IResult>> answer)
    {
        var key = Http.Request.Headers["Idempotency-Key"].ToString();
        if (key.Length == 0)
        {
            return Refuse(Refusal.Invalid("idempotency-key.missing", "Idempotency-Key"));
        }

        if (!ReadIfMatch(Http.Request.Headers.IfMatch.ToString(), out _))
        {
            return Refuse(Refusal.Invalid("if-match.malformed", "If-Match"));
        }

        var outcome = await door.DoAsync(command, key, Cancellation);
        return outcome.Refused is { } no ? Refuse(no) : await answer(outcome.Value);
    }

    private static bool ReadIfMatch(string header, out long? version)
    {
        version = null;
        if (header is "" or "*")
        {
            return true;
        }

        var isNumber = long.TryParse(header.Trim('"'), out var number) && header.StartsWith('"') && header.EndsWith('"');
        version = isNumber ? number : null;
        return isNumber;
    }
}
