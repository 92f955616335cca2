using Lianmeng.Access.State;
using Lianmeng.Kernel;

namespace Lianmeng.Access;

/// <summary>Bearer secrets for programs. A secret is answered once and stored nowhere, so making one takes no
/// idempotency key: a lost answer costs a second session, which its owner sees and ends. A password is stored nowhere
/// either: whoever lost the answer to setting it tries to sign in with the new one.</summary>
internal static class SessionsApi
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/v1/sessions", BeginAsync).Needs(Ability.Public).Api<SessionAnswer>(
            "beginSession", "Signs in with a password; answers a bearer secret.",
            """{"userName": "{userName}", "password": "{password}", "label": "示例程序"}""", StatusCodes.Status201Created,
            isKeyed: false);
        routes.MapDelete("/api/v1/sessions/current", EndAsync).Needs(Ability.SignedIn).Api<Done>(
            "endSession", "Ends the session whose secret is sent.", isKeyed: false);
        routes.MapPost("/api/v1/sessions/end-others", (CurrentSession session, ApiCall api) =>
                api.DoAsync(new EndOtherSessions(session.SignedIn?.Fingerprint ?? "")))
            .Needs(Ability.SignedIn).Api<Done>("endOtherSessions", "Ends every other session of the caller.", "{}");
        routes.MapGet("/api/v1/sessions", async (
                CurrentActor current, CurrentSession session, AccountsQuery query, ApiCall api) => api.Show(
                    await query.SessionsAsync(current.Required.Id, session.SignedIn?.Fingerprint, api.Cancellation)))
            .Needs(Ability.SignedIn)
            .Api<IReadOnlyList<SessionLine>>("listSessions", "Sessions of the caller that are in force.");
        routes.MapPost("/api/v1/me/password", SetPasswordAsync).Needs(Ability.SignedIn).Api<Done>(
            "setPassword", "Sets the own password; every other session ends.",
            """{"present": "{password}", "password": "示例新密码 2023 correct"}""", isKeyed: false);
        routes.MapGet("/api/v1/me", async (CurrentActor current, AccountsQuery query, ApiCall api) =>
                api.Show(await query.FindAsync(current.Required.Id, api.Cancellation)))
            .Needs(Ability.SignedIn).Api<AccountView>("getMe", "Who the caller is, with the roles in force.");
    }

    private static async Task<IResult> BeginAsync(SessionBody body, SignInDesk desk, ApiCall api)
    {
        var begun = await desk.SignInAsync(body.UserName, body.Password, SessionKind.Api, body.Label, api.Cancellation);
        return begun.Refused is { } no
            ? api.Refuse(no)
            : Results.Json(
                new SessionAnswer(begun.Value.Secret, begun.Value.EndsAt), Json.Options,
                statusCode: StatusCodes.Status201Created);
    }

    private static async Task<IResult> SetPasswordAsync(PasswordBody body, PasswordDesk desk, ApiCall api)
    {
        var set = await desk.SetAsync(body.Present, body.Password, body.Password, api.Cancellation);
        return set.Refused is { } no ? api.Refuse(no) : api.Show(set.Value);
    }

    private static async Task<IResult> EndAsync(CurrentSession session, Door door, ApiCall api)
    {
        var ended = await door.DoAsync(new SignOut(session.SignedIn?.Fingerprint ?? ""), key: null, api.Cancellation);
        return ended.Refused is { } no ? api.Refuse(no) : api.Show(ended.Value);
    }
}

/// <param name="Label">What the caller calls itself; shown to the owner of the account.</param>
internal sealed record SessionBody(string? UserName, string? Password, string? Label = null);

/// <param name="Present">Not needed while the account has no password.</param>
internal sealed record PasswordBody(string? Present, string? Password);

/// <param name="Bearer">For the header <c>Authorization: Bearer …</c>.</param>
internal sealed record SessionAnswer(string Bearer, DateTime EndsAt);
