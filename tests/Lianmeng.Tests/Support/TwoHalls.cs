using Lianmeng.Storage;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Lianmeng.Tests.Support;

/// <summary>Two programs on one PostgreSQL database with the same keys, as behind one proxy; one pair for a test run.</summary>
internal sealed class TwoHalls
{
    private static readonly Lazy<Task<TwoHalls>> Shared = new(StartAsync);

    private TwoHalls(TestHall one, TestHall other) => (One, Other) = (one, other);

    public TestHall One { get; }

    public TestHall Other { get; }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Null with <c>./test --fast</c>, which has no PostgreSQL.</summary>
    public static async Task<TwoHalls?> OnAsync() => OnBothDatabasesAttribute.IsFast ? null : await Shared.Value;

    /// <summary>The server ends both sessions that hear, and both programs open new ones.</summary>
    /// <param name="meanwhile">What happens after the end of the old ones.</param>
    public async Task KillHearingAsync(Func<Task> meanwhile)
    {
        var (one, other) = (new TaskCompletionSource(), new TaskCompletionSource());
        using var first = BellOf(One).Forget(_ => { }, () => one.TrySetResult());
        using var second = BellOf(Other).Forget(_ => { }, () => other.TrySetResult());
        await using var source = NpgsqlDataSource.Create(One.Factory.Settings.Postgres ?? "");
        await using var kill = source.CreateCommand("SELECT count(pg_terminate_backend(pid, 10000)) FROM pg_stat_activity "
            + $"WHERE datname = current_database() AND application_name = '{Neighbours.Session}'");
        Assert.Equal(2L, await kill.ExecuteScalarAsync(Token));
        await meanwhile();
        await Task.WhenAll(one.Task, other.Task).WaitAsync(TimeSpan.FromSeconds(10), Token);
    }

    public static Bell BellOf(TestHall hall) => hall.App.Services.GetRequiredService<Bell>();

    private static async Task<TwoHalls> StartAsync()
    {
        var one = await TestHall.StartAsync(Database.Postgres);
        var halls = new TwoHalls(one, await TestHall.BesideAsync(one));
        var trade = await (await one.NewWorldAsync()).TradeAsync();
        await halls.HearAsync(trade, one, halls.Other);
        await halls.HearAsync(trade, halls.Other, one);
        return halls;
    }

    /// <summary>Until one hears of what the other commits.</summary>
    private async Task HearAsync(TestTrade trade, TestHall from, TestHall at)
    {
        var heard = new TaskCompletionSource();
        using var cache = BellOf(at).Forget(_ => heard.TrySetResult(), () => { });
        do
        {
            await trade.World.At(from).SignalAsync(trade.Customer.Clerk);
        }
        while (await Task.WhenAny(heard.Task, Task.Delay(50, Token)) != heard.Task);
    }
}
