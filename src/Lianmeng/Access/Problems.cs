using Lianmeng.Kernel;

namespace Lianmeng.Access;

/// <summary>The one place that maps refusals to HTTP: problem+json (RFC 9457) with the stable code, every problem with
/// its field, in the language of the asker.</summary>
public static class Problems
{
    public static int StatusOf(RefusalKind kind) => kind switch
    {
        RefusalKind.Invalid => StatusCodes.Status400BadRequest,
        RefusalKind.Forbidden => StatusCodes.Status403Forbidden,
        RefusalKind.NotFound => StatusCodes.Status404NotFound,
        RefusalKind.Stale => StatusCodes.Status412PreconditionFailed,
        RefusalKind.Conflict => StatusCodes.Status409Conflict,
        RefusalKind.KeyReused => StatusCodes.Status422UnprocessableEntity,
        RefusalKind.TooLarge => StatusCodes.Status413PayloadTooLarge,
        RefusalKind.TooMany => StatusCodes.Status429TooManyRequests,
        _ => StatusCodes.Status503ServiceUnavailable,
    };

    public static ProblemBody BodyOf(Refusal refusal, Words words, int? status = null) => new(
        $"urn:lianmeng:refusal:{refusal.Code}", words.Of(refusal.Problems[0]), status ?? StatusOf(refusal.Kind),
        refusal.Code, [.. refusal.Problems.Select(p => new ProblemLine(p.Code, p.Field, words.Of(p)))]);

    public static IResult Result(Refusal refusal, Words words) =>
        Results.Json(BodyOf(refusal, words), Json.Options, "application/problem+json", StatusOf(refusal.Kind));

    public static Task WriteAsync(HttpContext http, Refusal refusal, int? status = null)
    {
        var body = BodyOf(refusal, http.RequestServices.GetRequiredService<Words>(), status);
        http.Response.StatusCode = body.Status;
        if (body.Status == StatusCodes.Status429TooManyRequests)
        {
            http.Response.Headers.RetryAfter = SignInLimits.SecondsAfter(refusal);
        }

        return http.Response.WriteAsJsonAsync(body, Json.Options, "application/problem+json", http.RequestAborted);
    }
}

/// <summary>The body of a refused API call.</summary>
public sealed record ProblemBody(
    string Type, string Title, int Status, string Code, IReadOnlyList<ProblemLine> Problems);

public sealed record ProblemLine(string Code, string? Field, string Text);
