using Lianmeng.Access;
using Lianmeng.Kernel;
using Lianmeng.Registry;
using Lianmeng.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Lianmeng.Tests.Support;

/// <summary>A site of its own with one method per thing and sensible defaults; a test says only what matters to it.
/// Capabilities add their things in <c>TestWorld.Supply.cs</c> and the like.</summary>
public sealed partial class TestWorld
{
    private static readonly DateOnly LongAgo = new(2020, 1, 1);
    private int _count;

    private TestWorld(TestHall hall, SiteId site) => (Hall, Site) = (hall, site);

    public TestHall Hall { get; }

    public SiteId Site { get; }

    /// <summary>The program itself in this site.</summary>
    public Actor System => Actor.System(Site);

    public static async Task<TestWorld> CreateAsync(TestHall hall)
    {
        var site = new Ids().New<Of.Site>();
        var world = new TestWorld(hall, site);
        await world.DoneAsync(world.System, new OpenSite(site.ToString(), "示例站点", "Example site", "320581"));
        return world;
    }

    /// <summary>The same site at another program on its database.</summary>
    public TestWorld At(TestHall other) => new(other, Site) { _count = 1000 };

    /// <summary>Does a command as an actor.</summary>
    public Task<Outcome<T>> DoAsync<T>(Actor? actor, ICommand<T> command, string? key = null)
    {
        var writer = Hall.App.Services.GetRequiredService<IWriter>();
        return new Door(writer, new CurrentActor()).DoAsync(actor, command, key, TestContext.Current.CancellationToken);
    }

    /// <summary>Does a command that must be done.</summary>
    public async Task<T> DoneAsync<T>(Actor? actor, ICommand<T> command, string? key = null)
    {
        var outcome = await DoAsync(actor, command, key);
        Assert.True(outcome.IsDone, outcome.Refused?.ToString());
        return outcome.Value;
    }

    /// <summary>Does a command that must be refused; gives the refusal.</summary>
    public async Task<Refusal> RefusedAsync<T>(Actor? actor, ICommand<T> command, string? key = null)
    {
        var outcome = await DoAsync(actor, command, key);
        Assert.False(outcome.IsDone, "The command was done.");
        return outcome.Refused;
    }

    /// <summary>Asks a query of the program as an actor.</summary>
    public async Task<TAnswer> AskAsync<TQuery, TAnswer>(Actor actor, Func<TQuery, Task<TAnswer>> ask)
        where TQuery : notnull
    {
        await using var scope = Hall.App.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Actor = actor;
        return await ask(scope.ServiceProvider.GetRequiredService<TQuery>());
    }

    /// <summary>The tables as they are now, this site's rows.</summary>
    public Hall Open() => Hall.Factory.OpenForReading(Site);

    public Task<OrganizationId> OrganizationAsync(
        OrganizationKind kind = OrganizationKind.Firm, string? name = null, string? chain = null)
    {
        var number = Interlocked.Increment(ref _count);
        return DoneAsync(System, new RegisterOrganization(
            $"org-{number}", kind, name ?? $"示例单位{number}", name ?? $"Example organisation {number}", Chain: chain,
            Source: FactSource.Invented));
    }

    public Task<OrganizationId> FirmAsync(string? name = null) => OrganizationAsync(name: name);

    /// <summary>An account with one role; its actor as the session would make it.</summary>
    public async Task<Actor> PersonAsync(OrganizationId organization, Role role, string? name = null)
    {
        var number = Interlocked.Increment(ref _count);
        var shown = name ?? $"示例人员{number}";
        var person = await DoneAsync(System, new RegisterPerson(
            shown, $"Example person {number}", organization, role.ToString(), LongAgo, FactSource.Invented));
        var account = await DoneAsync(System, new CreateAccount(
            $"{Site}-{number}", person, shown, $"Example person {number}"));
        await DoneAsync(System, new GrantRole(account, role, organization, LongAgo));
        return new Actor(ActorKind.Person, account.Value, Site, shown, [new Grant(role, organization)]);
    }

    public Task<Actor> ClerkAsync(OrganizationId firm) => PersonAsync(firm, Role.Clerk);

    public Task<Actor> ManagerAsync(OrganizationId firm) => PersonAsync(firm, Role.Manager);
}
