using System.Text.RegularExpressions;
using Lianmeng.Access;
using Lianmeng.Access.State;
using Lianmeng.Journal;
using Lianmeng.Kernel;
using Lianmeng.Registry;
using Lianmeng.Storage;
using Lianmeng.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Tests.Api;

/// <summary>Makes what the examples of the API speak of: <c>{allianceId}</c> becomes the id of an alliance. One of these
/// serves one example, so things that belong together are made once: <see cref="OnceAsync{T}"/>.
/// A capability adds its things in <c>ExamplePlaces.Supply.cs</c> by a partial method.</summary>
public sealed partial class ExamplePlaces(TestWorld world, OrganizationId ours, Actor caller) : IDisposable
{
    private readonly Dictionary<string, Func<Task<string>>> _places = [];
    private readonly Dictionary<string, Task<object>> _made = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public TestWorld World => world;

    /// <summary>The organisation for which the caller holds every role.</summary>
    public OrganizationId Ours => ours;

    public Actor Caller => caller;

    /// <summary>The secret of the caller's API session.</summary>
    public required string Bearer { get; init; }

    public HttpClient Client { get; } = world.Hall.NewClient();

    /// <param name="world">Null: a world of its own.</param>
    public static async Task<ExamplePlaces> CreateAsync(TestHall hall, TestWorld? world = null)
    {
        world ??= await hall.NewWorldAsync();
        var ours = await world.FirmAsync();
        var person = await world.DoneAsync(world.System, new RegisterPerson(
            "示例人员", "Example person", ours, "示例", new(2020, 1, 1), FactSource.Invented));
        var account = await world.DoneAsync(world.System, new CreateAccount(
            $"{ours}-api", person, "示例人员", "Example person"));
        foreach (var role in Enum.GetValues<Role>())
        {
            await world.DoneAsync(world.System, new GrantRole(account, role, ours, new(2020, 1, 1)));
        }

        var caller = new Actor(ActorKind.Person, account.Value, world.Site, "示例人员",
            [.. Enum.GetValues<Role>().Select(role => new Grant(role, ours))]);
        var places = new ExamplePlaces(world, ours, caller) { Bearer = await BeginAsync(world, account) };
        places.AddRegistry();
        places.AddAlliances();
        places.AddSupply();
        places.AddConsultations();
        places.AddAccess();
        places.AddOperations();
        return places;
    }

    public void Dispose() => Client.Dispose();

    /// <summary>What was written in this site: entries of the journal that persons caused, and commands that the caller's
    /// keys stand for.</summary>
    public async Task<(int Entries, int Commands)> WrittenAsync()
    {
        await using var hall = World.Open();
        return (
            await hall.Set<JournalEntry>().CountAsync(e => e.SiteId == World.Site && e.ActorKind != ActorKind.System, Token),
            await hall.Set<Answer>().CountAsync(a => a.ActorId == Caller.Id, Token));
    }

    /// <summary>Registers how a place is filled: an id, or another text.</summary>
    public void Add(string name, Func<Task<object>> make) => _places.Add(name, async () => $"{await OnceAsync(name, make)}");

    /// <summary>Makes a thing at the first call and gives the same one again.</summary>
    public async Task<T> OnceAsync<T>(string name, Func<Task<T>> make) where T : notnull
    {
        if (!_made.TryGetValue(name, out var thing))
        {
            _made[name] = thing = MakeAsync();
        }

        return (T)await thing;

        async Task<object> MakeAsync() => await make();
    }

    /// <summary>A text with its places filled.</summary>
    /// <exception cref="KeyNotFoundException">Nobody taught how to make it.</exception>
    public async Task<string> FillAsync(string text)
    {
        foreach (var name in Places().Matches(text).Select(m => m.Groups[1].Value).Distinct())
        {
            var make = _places.GetValueOrDefault(name)
                ?? throw new KeyNotFoundException($"Teach ExamplePlaces to make {{{name}}}.");
            text = text.Replace($"{{{name}}}", await make());
        }

        return text;
    }

    partial void AddRegistry();

    partial void AddAlliances();

    partial void AddSupply();

    partial void AddConsultations();

    partial void AddAccess();

    partial void AddOperations();

    private static async Task<string> BeginAsync(TestWorld world, AccountId account)
    {
        var secret = new Ids().Secret();
        await using var hall = world.Open();
        var stamp = await hall.Set<Account>().Where(a => a.Id == account.Value).Select(a => a.SecurityStamp)
            .SingleAsync(Token);
        await world.DoneAsync(world.System, new BeginSession(
            account, Ids.Fingerprint(secret), SessionKind.Api, "test", stamp ?? ""));
        return secret;
    }

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Places();
}
