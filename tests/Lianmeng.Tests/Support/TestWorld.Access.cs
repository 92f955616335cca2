using Lianmeng.Access;
using Lianmeng.Access.State;
using Lianmeng.Kernel;
using Lianmeng.Notices;
using Lianmeng.Notices.Channels;
using Lianmeng.Notices.State;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Lianmeng.Tests.Support;

public sealed partial class TestWorld
{
    public const string Password = "示例密码 correct horse";

    /// <summary>The secret of a one-time link that signs the account in.</summary>
    public async Task<string> SignInSecretAsync(Actor person)
    {
        var secret = new Ids().Secret();
        await DoneAsync(System, new IssueSignInLink(new(person.Id), Ids.Fingerprint(secret)));
        return secret;
    }

    /// <summary>A browser in which the person has signed in by a one-time link.</summary>
    public async Task<Browser> SignedInAsync(Actor person)
    {
        var browser = new Browser(Hall);
        await browser.GetAsync("/l/sign-in/" + await SignInSecretAsync(person));
        var answer = await browser.PostAsync();
        Assert.Equal(FrontPage.Of(person), browser.Lead(answer));
        return browser;
    }

    /// <summary>The secret of an API session of the person.</summary>
    public async Task<string> ApiSecretAsync(Actor person)
    {
        var secret = new Ids().Secret();
        await DoneAsync(person, new BeginSession(
            new(person.Id), Ids.Fingerprint(secret), SessionKind.Api, "test", await StampAsync(person)));
        return secret;
    }

    /// <summary>Gives the person's account <see cref="Password"/>; the user name is the result.</summary>
    public async Task<string> PasswordAsync(Actor person)
    {
        var passwords = Hall.App.Services.GetRequiredService<Passwords>();
        await DoneAsync(person, new SetPassword(passwords.Hash(Password), await StampAsync(person), ""));
        await using var hall = Open();
        return (await hall.Set<Account>().FirstAsync(a => a.Id == person.Id)).UserName ?? "";
    }

    /// <summary>The id of the person's first role.</summary>
    public async Task<Guid> GrantOfAsync(Actor person)
    {
        await using var hall = Open();
        return (await hall.Set<RoleGrant>().FirstAsync(g => g.AccountId == person.Id)).Id;
    }

    /// <summary>The person is told by mail at a confirmed address; nobody answers there.</summary>
    public async Task MailAsync(Actor person)
    {
        await DoneAsync(person, new SetMail($"{person.Id:N}@people.example", NoticeChoice.AtOnce));
        await using var hall = Open();
        var key = await hall.Set<Channel>().Where(c => c.OwnerId == person.Id).Select(c => c.ConfirmKey).SingleAsync();
        await DoneAsync(person, new ConfirmMail(key ?? ""));
    }

    private async Task<string> StampAsync(Actor person)
    {
        await using var hall = Open();
        return (await hall.Set<Account>().FirstAsync(a => a.Id == person.Id)).SecurityStamp ?? "";
    }
}
