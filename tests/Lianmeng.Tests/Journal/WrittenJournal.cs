using Lianmeng.Journal;
using Lianmeng.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Lianmeng.Tests.Journal;

/// <summary>A journal to damage, and the verifying of it.</summary>
internal static class WrittenJournal
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>A site with at least eight entries, the last one signed.</summary>
    public static async Task<TestWorld> WrittenAsync(Database database)
    {
        var world = await (await TestHall.OnAsync(database)).NewWorldAsync();
        for (var i = 0; i < 5; i++)
        {
            await world.ProductAsync();
        }

        await world.ClerkAsync(await world.FirmAsync());
        await SignAsync(world);
        return world;
    }

    public static async Task SignAsync(TestWorld world)
    {
        await using var hall = world.Open();
        var head = await hall.Set<JournalHead>().SingleAsync(h => h.SiteId == world.Site, Token);
        Files(world).Write(world.Site, head.Number, head.Hash, DateTime.UnixEpoch);
    }

    public static async Task FindsAsync(TestWorld world, string code, long number)
    {
        var report = await VerifyAsync(world);

        Assert.Contains((code, number), report.Faults.Select(f => (f.Code, f.Number ?? 0)));
    }

    public static Task<VerifyReport> VerifyAsync(TestWorld world) =>
        world.Hall.App.Services.GetRequiredService<JournalVerifier>().VerifyAsync(world.Site, Token);

    public static CheckpointFiles Files(TestWorld world) => world.Hall.App.Services.GetRequiredService<CheckpointFiles>();

    public static async Task<long> LastAsync(TestWorld world)
    {
        await using var hall = world.Open();
        return await hall.Set<JournalHead>().Where(h => h.SiteId == world.Site).Select(h => h.Number).SingleAsync(Token);
    }

    public static async Task TruncateAsync(TestWorld world, long after)
    {
        var site = world.Site.Value;
        await ExecuteAsync(world, $"DELETE FROM journal_entries WHERE site_id = {site} AND number > {after}");
        await ExecuteAsync(world, $"DELETE FROM journal_payloads WHERE site_id = {site} AND number > {after}");
        await ExecuteAsync(world, $"""
            UPDATE journal_heads SET number = {after}, hash =
            (SELECT hash FROM journal_entries e WHERE e.site_id = {site} AND e.number = {after}) WHERE site_id = {site}
            """);
    }

    public static async Task ExecuteAsync(TestWorld world, FormattableString sql)
    {
        await using var hall = world.Hall.Factory.OpenForWriting();
        await hall.Database.ExecuteSqlAsync(sql, Token);
    }
}
