using System.CommandLine;
using Lianmeng.Access;
using Lianmeng.Kernel;
using Lianmeng.Registry;
using Lianmeng.Storage;

namespace Lianmeng.Operations.Commands;

/// <summary>Accounts from the server's own console, for when nobody can sign in or mail does not work. Through the same
/// door as the pages, as the system itself, and journalled.</summary>
internal static class AccountCommand
{
    public static Command Create(OperatorConsole console) => new("account", "List, reset, disable, enable or forget accounts, or make a sign-in link.")
    {
        List(console),
        Change(console, "link", "Make a one-time link that signs the account in; it is valid for 24 hours.",
            (id, secret) => new IssueSignInLink(id, Ids.Fingerprint(secret)), givesLink: true),
        Change(console, "reset", "Take the password away, end all sessions and links, and make a one-time sign-in link.",
            (id, secret) => new ResetAccount(id, Ids.Fingerprint(secret)), givesLink: true),
        Change(console, "disable", "Cut the account's sessions, links and open pages at once.",
            (id, _) => new DisableAccount(id), givesLink: false),
        Change(console, "enable", "Let a disabled account sign in again.", (id, _) => new EnableAccount(id), givesLink: false),
        Forget(console),
    };

    private static Command List(OperatorConsole console)
    {
        var command = new Command("list", "One line each: user name, site, state.");
        command.SetAction((_, cancellation) => OperatorHost.RunAsync(console, async (services, token) =>
        {
            var halls = services.GetRequiredService<HallFactory>();
            foreach (var (site, code) in await RegistryCodes.SitesAsync(halls, token))
            {
                foreach (var account in await AccountNames.ListAsync(halls, site, token))
                {
                    await console.Output.WriteLineAsync(
                        $"{account.UserName}\t{code}\t{(account.IsDisabled ? "disabled" : "active")}");
                }
            }

            return (int)ExitCode.Done;
        }, needsSchema: true, cancellation));
        return command;
    }

    private static Command Change<T>(
        OperatorConsole console, string name, string description, Func<AccountId, string, ICommand<T>> make, bool givesLink)
    {
        var who = User();
        var command = new Command(name, description) { who };
        command.SetAction((parsed, cancellation) => OperatorHost.RunAsync(console, async (services, token) =>
        {
            var userName = parsed.GetRequiredValue(who);
            var secret = services.GetRequiredService<Ids>().Secret();
            await DoAsync(services, userName, account => make(account, secret), token);
            var settings = services.GetRequiredService<HallSettings>();
            await console.Output.WriteLineAsync(givesLink
                ? $"{settings.Urls.Split(';')[0].TrimEnd('/')}/l/sign-in/{secret}"
                : $"Done: {name} {userName}.");
            return (int)ExitCode.Done;
        }, needsSchema: true, cancellation));
        return command;
    }

    private static Command Forget(OperatorConsole console)
    {
        var who = User();
        var yes = new Option<bool>("--yes") { Description = "I know that this cannot be undone." };
        var command = new Command("forget",
            "Delete the person behind an account, when the person asks for it: the account is disabled and loses its names, "
            + "and what the journal says of the person can be read no more.") { who, yes };
        command.SetAction((parsed, cancellation) => OperatorHost.RunAsync(console, async (services, token) =>
        {
            var userName = parsed.GetRequiredValue(who);
            if (!parsed.GetValue(yes))
            {
                throw new OperatorException($"Forgetting \"{userName}\" cannot be undone. Give --yes when that is what you want.");
            }

            var destroyed = await DoAsync(services, userName, account => new ForgetAccount(account), token);
            await console.Output.WriteLineAsync(
                $"Done: the person is forgotten, {destroyed} entries of the journal with them. Backups made before still know them.");
            return (int)ExitCode.Done;
        }, needsSchema: true, cancellation));
        return command;
    }

    private static Argument<string> User() => new("USER") { Description = "The account's user name." };

    /// <exception cref="OperatorException">There is no such account, or the command was refused.</exception>
    private static async Task<T> DoAsync<T>(
        IServiceProvider services, string userName, Func<AccountId, ICommand<T>> make, CancellationToken cancellation)
    {
        var found = await FindAsync(services.GetRequiredService<HallFactory>(), userName, cancellation);
        var door = new Door(services.GetRequiredService<IWriter>(), new CurrentActor());
        var outcome = await door.DoAsync(Actor.System(found.Site), make(found.Account), cancellation: cancellation);
        return outcome.Refused is { } no
            ? throw new OperatorException(string.Join("\n", no.Problems.Select(Words.InEnglish.Of)))
            : outcome.Value;
    }

    private static async Task<(SiteId Site, AccountId Account)> FindAsync(
        HallFactory halls, string userName, CancellationToken cancellation) =>
        await AccountNames.FindAsync(halls, userName, cancellation) ?? throw new OperatorException(
            $"No account has the user name \"{userName}\". `lianmeng account list` shows all.");
}
