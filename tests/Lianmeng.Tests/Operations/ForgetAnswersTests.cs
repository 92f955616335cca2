using Lianmeng.Kernel;
using Lianmeng.Operations;
using Lianmeng.Storage;
using Lianmeng.Supply;
using Lianmeng.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Lianmeng.Tests.Operations;

public sealed class ForgetAnswersTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, OnBothDatabases]
    public async Task Round_ForgetsOldAnswersOfPersonsAndKeepsTheOthers(Database database)
    {
        var hall = await TestHall.StartAsync(database);
        var world = await hall.NewWorldAsync();
        var secretariat = await world.SecretariatAsync();
        await Task.WhenAll(Enumerable.Range(0, ForgetAnswers.Most + 2).Select(i =>
            world.DoneAsync(secretariat, new RegisterProduct($"p{i}", "甲", "A"), $"old-{i}")));
        await world.DoneAsync(world.System, new RegisterProduct("seed", "甲", "A"), "seed");
        hall.Clock.Advance(ForgetAnswers.KeptFor - TimeSpan.FromMinutes(1));
        await world.DoneAsync(secretariat, new RegisterProduct("young", "甲", "A"), "young");
        await RoundAsync(hall);
        var before = await KeysAsync(world);
        hall.Clock.Advance(TimeSpan.FromMinutes(2));

        await RoundAsync(hall);

        Assert.Equal(ForgetAnswers.Most + 4, before.Count);
        Assert.Equal(["seed", "young"], await KeysAsync(world));
        await hall.App.StopAsync(Token);
    }

    private static async Task RoundAsync(TestHall hall)
    {
        using var rounds = new AnswerRounds(
            hall.App.Services.GetRequiredService<IWriter>(), hall.Clock, NullLogger<AnswerRounds>.Instance);
        await rounds.RoundAsync(Token);
    }

    private static async Task<List<string>> KeysAsync(TestWorld world)
    {
        await using var hall = world.Open();
        return await hall.Set<Answer>().Select(a => a.Key).OrderBy(k => k).ToListAsync(Token);
    }
}
