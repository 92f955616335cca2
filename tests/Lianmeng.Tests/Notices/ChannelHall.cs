using System.Collections.Concurrent;
using Lianmeng.Kernel;
using Lianmeng.Notices;
using Lianmeng.Notices.Channels;
using Lianmeng.Notices.State;
using Lianmeng.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Lianmeng.Tests.Notices;

/// <summary>A hall with a mail server and a chat of its own, whose rounds a test calls itself: nothing is sent meanwhile.
/// One for each database; its tests stand in one class and so come one after the other.</summary>
internal sealed class ChannelHall
{
    private static readonly ConcurrentDictionary<Database, Lazy<Task<ChannelHall>>> Halls = new();
    private int _count;

    private ChannelHall(TestHall hall, SmtpListener mail, BotListener bots) => (Hall, Mail, Bots) = (hall, mail, bots);

    public TestHall Hall { get; }

    public SmtpListener Mail { get; }

    public BotListener Bots { get; }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static Task<ChannelHall> OnAsync(Database database) => Halls.GetOrAdd(database, d => new(async () =>
    {
        var (mail, bots) = (new SmtpListener(), new BotListener());
        var hall = await TestHall.StartAsync(d, null, [.. SettingsFor(mail, bots)]);
        await RoundsOf(hall).StopAsync(CancellationToken.None);
        return new(hall, mail, bots);
    })).Value;

    /// <summary>A second program on the same database, its rounds stopped, too.</summary>
    public async Task<TestHall> BesideAsync()
    {
        var other = await TestHall.BesideAsync(Hall, [.. SettingsFor(Mail, Bots)]);
        await RoundsOf(other).StopAsync(CancellationToken.None);
        return other;
    }

    /// <summary>Sends what is due now.</summary>
    public Task RoundAsync(TestHall? at = null) => RoundsOf(at ?? Hall).RoundAsync(Token);

    /// <summary>Whatever waits is sent, so that a test begins with nothing.</summary>
    public async Task<TestWorld> NewWorldAsync()
    {
        await RoundAsync();
        return await Hall.NewWorldAsync();
    }

    /// <summary>The person's confirmed address.</summary>
    public async Task<string> MailOfAsync(TestWorld world, Actor person, NoticeChoice choice = NoticeChoice.AtOnce)
    {
        var address = $"p{Interlocked.Increment(ref _count)}@{Hall.Database}.example.com";
        await world.DoneAsync(person, new SetMail(address, choice));
        await world.DoneAsync(person, new ConfirmMail((await ChannelOfAsync(world, person.Id)).ConfirmKey ?? ""));
        await RoundAsync();
        Assert.Single(Mail.To(address)); // the question, which came for nothing
        return address;
    }

    /// <summary>What came to an address after the question whether it is right.</summary>
    public IReadOnlyList<ReceivedMail> NoticesTo(string address) => [.. Mail.To(address).Skip(1)];

    /// <summary>The path at which the firm's group hears its bot.</summary>
    public async Task<string> BotOfAsync(TestWorld world, TestFirm firm)
    {
        var path = $"bot{Interlocked.Increment(ref _count)}";
        await world.DoneAsync(firm.Manager, new SetBot(firm.Id, Bots.AddressOf(path)) { OwnHosts = new HashSet<string> { Bots.Authority } });
        return path;
    }

    public static async Task<Channel> ChannelOfAsync(TestWorld world, Guid owner)
    {
        await using var hall = world.Open();
        return await hall.Set<Channel>().SingleAsync(c => c.OwnerId == owner, Token);
    }

    private static ChannelRounds RoundsOf(TestHall hall) => hall.App.Services.GetRequiredService<ChannelRounds>();

    private static (string, string)[] SettingsFor(SmtpListener mail, BotListener bots) =>
        [("SmtpPort", $"{mail.Port}"), ("BotHosts", bots.Authority)];
}
