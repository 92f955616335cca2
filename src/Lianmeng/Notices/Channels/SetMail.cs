using System.Text;
using Lianmeng.Access;
using Lianmeng.Journal;
using Lianmeng.Kernel;
using Lianmeng.Notices.State;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Notices.Channels;

/// <summary>Chooses how the actor is told of new things by mail. A new address gets one message with a link, and nothing
/// else until its owner has opened it and said that it is right.</summary>
/// <param name="Address">Null: the present one stays.</param>
public sealed record SetMail(string? Address, NoticeChoice? Choice, Language Language = Language.Chinese) : ICommand<Done>
{
    /// <summary>Kind of record of the person's key.</summary>
    internal const string KeyKind = "notice.mail";

    public ValueTask<Need?> NeedAsync(Work work, CancellationToken cancellation) =>
        ValueTask.FromResult<Need?>(new(Ability.SignedIn));

    public async Task<Outcome<Done>> HandleAsync(Work work, CancellationToken cancellation)
    {
        var channel = await FindAsync(work, cancellation);
        var check = new Checks().When(Choice is null, "field.missing", "choice");
        var address = check.OptionalText(Address, "address", ChannelRules.MostOfAddress);
        check.When(address is null && channel is null && Choice != NoticeChoice.None, "field.missing", "address");
        check.When(address is not null && !ChannelRules.IsMail(address), "channel.no-mail", "address");
        if (check.Refusal is { } no)
        {
            return no;
        }

        if (address is null && channel is null)
        {
            return new Done();
        }

        if (address is not null && channel?.AskedAt + ChannelRules.QuestionPause > work.Now)
        {
            return Refusal.Of(RefusalKind.Conflict, "channel.asked-just-now", "address");
        }

        channel ??= work.Add(new Channel
        {
            Id = work.Ids.New<Channel>().Value, SiteId = work.Actor.Site, Kind = ChannelKind.Mail, OwnerId = work.Actor.Id,
        });
        (channel.Choice, channel.Language) = (Choice.GetValueOrDefault(), Language);
        if (address is not null)
        {
            await AskAsync(work, channel, address, cancellation);
        }

        work.Record(work.Actor.Site, work.Actor.Id, new NoticeChosen(channel.Choice));
        return new Done();
    }

    internal static Task<Channel?> FindAsync(Work work, CancellationToken cancellation) => work.Set<Channel>()
        .FirstOrDefaultAsync(c => c.Kind == ChannelKind.Mail && c.OwnerId == work.Actor.Id, cancellation);

    private static async Task AskAsync(Work work, Channel channel, string address, CancellationToken cancellation)
    {
        var person = await AccountsInWork.PersonAsync(work, work.Actor.Id, cancellation);
        var key = await PersonalKeys.OfAsync(work, person, KeyKind, cancellation);
        (channel.SealedAddress, channel.KeyId) = (PersonalKeys.Encrypt(key, Encoding.UTF8.GetBytes(address), work.Ids), key.Id);
        (channel.ConfirmKey, channel.AskedAt) = (work.Ids.Secret(), work.Now);
        (channel.ConfirmedAt, channel.FailedAt) = (null, null);
        var waiting = await work.Set<OutboxRow>().Where(r => r.ChannelId == channel.Id).ToListAsync(cancellation);
        foreach (var row in waiting.Where(r => r.SettledAt is null))
        {
            (row.State, row.SettledAt) = (OutboxState.Dropped, work.Now);
        }

        work.Add(new OutboxRow
        {
            Id = work.Ids.New<OutboxRow>().Value, SiteId = channel.SiteId, ChannelId = channel.Id, ItemId = channel.Id,
            Opening = waiting.Where(r => r.IsQuestion).Select(r => r.Opening).DefaultIfEmpty().Max() + 1, IsQuestion = true, DueAt = work.Now,
        });
    }
}

/// <summary>Forgets the actor's mail address; nothing is sent there any more.</summary>
public sealed record RemoveMail : ICommand<Done>
{
    public ValueTask<Need?> NeedAsync(Work work, CancellationToken cancellation) =>
        ValueTask.FromResult<Need?>(new(Ability.SignedIn));

    public async Task<Outcome<Done>> HandleAsync(Work work, CancellationToken cancellation)
    {
        if (await SetMail.FindAsync(work, cancellation) is { } channel)
        {
            await Outbox.RemoveAsync(work, channel, cancellation);
            work.Record(work.Actor.Site, work.Actor.Id, new NoticeChosen(NoticeChoice.None));
        }

        return new Done();
    }
}

/// <summary>The owner has opened the link in the mail; see <see cref="ConfirmDesk"/>, which knows its secret.</summary>
/// <param name="ConfirmKey">Of the request whose link was opened: a later one counts alone.</param>
internal sealed record ConfirmMail(string ConfirmKey) : ICommand<Done>
{
    public ValueTask<Need?> NeedAsync(Work work, CancellationToken cancellation) =>
        ValueTask.FromResult<Need?>(new(Ability.SignedIn));

    public async Task<Outcome<Done>> HandleAsync(Work work, CancellationToken cancellation)
    {
        if (await SetMail.FindAsync(work, cancellation) is not { } channel || channel.ConfirmKey != ConfirmKey)
        {
            return Refusal.Conflict("channel.other-link");
        }

        if (channel.ConfirmedAt is null)
        {
            channel.ConfirmedAt = work.Now;
            work.Record(work.Actor.Site, work.Actor.Id, new MailConfirmed());
        }

        return new Done();
    }
}
