using Lianmeng.Kernel;
using Lianmeng.Registry;
using Lianmeng.Storage;

namespace Lianmeng.Access;

/// <summary>Claims a firm's record for whoever typed its code.</summary>
internal sealed class ClaimDesk(HallFactory halls, Door door, Passwords passwords, TimeProvider time)
{
    /// <summary>Everything that can be refused without the work of hashing a password is refused first, all at once.</summary>
    public async Task<Outcome<AccountId>> ClaimAsync(ClaimForm claim, CancellationToken cancellation)
    {
        var code = await OneTimeLinks.FindAsync(
            halls, TypedCode.Plain(claim.Code), time.GetUtcNow().UtcDateTime, cancellation);
        if (code is not { Purpose: LinkPurpose.Claim, State: LinkState.Valid } || RefusalOf(claim) is not null)
        {
            // Used up, too old or unknown: one sentence for all, so that nobody learns of codes by trying.
            Problem[] wrong = code is { Purpose: LinkPurpose.Claim, State: LinkState.Valid } ? [] : [new("claim.code", "code")];
            return new Refusal(RefusalKind.Invalid, [.. wrong, .. RefusalOf(claim)?.Problems ?? []]);
        }

        var hash = await passwords.HashAsync(claim.Password ?? "", cancellation);
        return hash.Refused is { } busy ? busy : await door.DoAsync(
            Actor.System(code.Site),
            new ClaimOrganization(
                code.Id, new OrganizationId(code.Subject ?? Guid.Empty), claim.Name, claim.EnglishName, claim.Post,
                claim.UserName, hash.Value), cancellation: cancellation);
    }

    /// <summary>What is wrong with the fields themselves; null when nothing is.</summary>
    private static Refusal? RefusalOf(ClaimForm claim)
    {
        var check = new Checks();
        check.Text(claim.Name, "name", 50);
        check.OptionalText(claim.EnglishName, "englishName", 100);
        check.Text(claim.Post, "post", 80);
        check.Text(claim.UserName, "userName", 64);
        Problem[] all = [.. check.Refusal?.Problems ?? [],
            .. Passwords.RefusalOf(claim.Password, claim.Repeated, claim.UserName ?? "")?.Problems ?? []];
        return all.Length == 0 ? null : new(RefusalKind.Invalid, all);
    }
}

/// <summary>What is typed to claim a record.</summary>
internal sealed record ClaimForm(
    string? Code, string? Name, string? EnglishName, string? Post, string? UserName, string? Password, string? Repeated);
