using Lianmeng.Kernel;
using Lianmeng.Registry;
using Lianmeng.Storage;

namespace Lianmeng.Access;

/// <summary>Claims a firm's record for whoever typed its code.</summary>
internal sealed class ClaimDesk(HallFactory halls, Door door, Passwords passwords, TimeProvider time)
{
    /// <summary>Everything that can be refused without the work of hashing a password is refused first.</summary>
    public async Task<Outcome<AccountId>> ClaimAsync(ClaimForm claim, CancellationToken cancellation)
    {
        var code = await OneTimeLinks.FindAsync(
            halls, TypedCode.Plain(claim.Code), time.GetUtcNow().UtcDateTime, cancellation);
        if (RefusalOf(code) is { } no)
        {
            return no;
        }

        if (Passwords.RefusalOf(claim.Password, claim.Repeated, claim.UserName ?? "") is { } weak)
        {
            return weak;
        }

        var hash = await passwords.HashAsync(claim.Password ?? "", cancellation);
        return hash.Refused is { } busy ? busy : await door.DoAsync(
            Actor.System(code!.Site),
            new ClaimOrganization(
                code.Id, new OrganizationId(code.Subject ?? Guid.Empty), claim.Name, claim.EnglishName, claim.Post,
                claim.UserName, hash.Value), cancellation: cancellation);
    }

    /// <summary>A code that is used up, too old or unknown opens nothing: one sentence for all, so that nobody learns of codes
    /// by trying.</summary>
    private static Refusal? RefusalOf(FoundLink? code) =>
        code is { Purpose: LinkPurpose.Claim, State: LinkState.Valid } ? null : Refusal.Invalid("claim.code", "code");
}

/// <summary>What is typed to claim a record.</summary>
internal sealed record ClaimForm(
    string? Code, string? Name, string? EnglishName, string? Post, string? UserName, string? Password, string? Repeated);
