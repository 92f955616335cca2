using System.Security.Cryptography;
using System.Text;
using Lianmeng.Access;
using Lianmeng.Kernel;
using Lianmeng.Notices.State;
using Lianmeng.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Notices.Channels;

/// <summary>Knows the link that confirms a mail address. Its secret is stored nowhere: the program's key and the key of
/// the request make it again, on every program that has the same keys.</summary>
internal sealed class ConfirmDesk(Reads reads, Door door, LinkSecrets secrets)
{
    public static string SecretOf(LinkSecrets secrets, Guid account, SiteId site, string confirmKey) =>
        secrets.Of(new Actor(ActorKind.Person, account, site, "", []), confirmKey);

    /// <summary>The actor's address is confirmed; refused when the code is not that of the last mail.</summary>
    public async Task<Outcome<Done>> ConfirmAsync(Actor actor, string? code, CancellationToken cancellation)
    {
        var key = await reads.Of<Channel>().Where(c => c.Kind == ChannelKind.Mail && c.OwnerId == actor.Id)
            .Select(c => c.ConfirmKey).FirstOrDefaultAsync(cancellation);
        return key is null || !CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(SecretOf(secrets, actor.Id, actor.Site, key)), Encoding.UTF8.GetBytes(code ?? ""))
            ? Refusal.Conflict("channel.other-link")
            : await door.DoAsync(actor, new ConfirmMail(key), null, cancellation);
    }
}
