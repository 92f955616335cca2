using System.Net;
using System.Net.Sockets;
using Lianmeng.Kernel;
using Lianmeng.Notices;
using Lianmeng.Notices.Channels;
using Lianmeng.Notices.State;

namespace Lianmeng.Tests.Notices;

/// <summary>Which addresses are taken, when something is due, and what is never called.</summary>
public sealed class ChannelRulesTests
{
    private static readonly HashSet<string> NoOwn = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("someone@example.com", true), InlineData("a.b+c@mail.example.com.cn", true)]
    [InlineData("someone", false), InlineData("@example.com", false), InlineData("a@localhost", false)]
    [InlineData("a@b@example.com", false), InlineData("a b@example.com", false), InlineData("a@example.com,b@example.com", false)]
    [InlineData("A <a@example.com>", false), InlineData("a@example.com\r\nBcc: b@example.com", false), InlineData("示例@example.com", false)]
    public void IsMail_OneAddressAlone_IsTaken(string text, bool isTaken) => Assert.Equal(isTaken, ChannelRules.IsMail(text));

    [Theory]
    [InlineData("https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=x", true), InlineData("https://open.feishu.cn/x", true)]
    [InlineData("http://qyapi.weixin.qq.com/x", false), InlineData("https://qyapi.weixin.qq.com:8443/x", false)]
    [InlineData("https://127.0.0.1/x", false), InlineData("https://[::1]/x", false), InlineData("https://2130706433/x", false)]
    [InlineData("https://localhost/x", false), InlineData("https://intranet/x", false), InlineData("https://user:pass@example.com/x", false)]
    [InlineData("file:///etc/passwd", false), InlineData("ftp://example.com/x", false)]
    public void IsBot_WithoutOwnHosts_TakesPublicHttpsAlone(string address, bool isTaken) =>
        Assert.Equal(isTaken, ChannelRules.IsBot(new Uri(address), NoOwn));

    [Theory]
    [InlineData("8.8.8.8", true), InlineData("223.5.5.5", true), InlineData("2400:3200::1", true)]
    [InlineData("127.0.0.1", false), InlineData("10.1.2.3", false), InlineData("172.16.0.1", false), InlineData("172.31.255.255", false)]
    [InlineData("192.168.1.1", false), InlineData("169.254.169.254", false), InlineData("100.64.0.1", false), InlineData("0.0.0.0", false)]
    [InlineData("224.0.0.1", false), InlineData("255.255.255.255", false), InlineData("::1", false), InlineData("::", false)]
    [InlineData("fe80::1", false), InlineData("fd00::1", false), InlineData("ff02::1", false), InlineData("::ffff:10.0.0.1", false)]
    [InlineData("64:ff9b::a00:1", false), InlineData("2002:a00:1::", false), InlineData("2001::1", false), InlineData("172.32.0.1", true)]
    public void IsPublic_NetworksOfOnesOwn_AreNot(string address, bool isPublic) =>
        Assert.Equal(isPublic, ChannelRules.IsPublic(IPAddress.Parse(address)));

    /// <summary>A name that leads into the own network is not called, whoever owns the name.</summary>
    [Fact]
    public async Task Connect_NameOfTheOwnNetwork_IsNotCalled()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;

        await Assert.ThrowsAsync<HttpRequestException>(() => BotPost.ConnectAsync(new("localhost", port), NoOwn, Token).AsTask());
        Assert.False(listener.Pending());
        await using (await BotPost.ConnectAsync(new("localhost", port), new HashSet<string> { $"localhost:{port}" }, Token))
        {
            Assert.True(listener.Pending());
        }
    }

    /// <summary>A server that offers no TLS where it must is told nothing.</summary>
    [Fact]
    public async Task Mail_WhenTheServerOffersNoTls_IsNotSentPlain()
    {
        using var server = new SmtpListener();
        var post = new MailPost(new("http://hall.example", new("127.0.0.1", server.Port, "hall@hall.example", "user", "secret", MailTls.StartTls), NoOwn), TimeProvider.System);
        var message = new ClaimedMessage(Guid.Empty, Guid.Empty, ChannelKind.Mail, Language.Chinese, "someone@example.com", false, [], null);

        var (result, _) = await post.SendAsync(message, new("示例", "示例"), Token);

        Assert.Equal(PostResult.Later, result);
        Assert.DoesNotContain(server.Commands, c => c.StartsWith("MAIL", StringComparison.Ordinal) || c.StartsWith("AUTH", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("2023-03-08 08:29", "2023-03-08 08:30"), InlineData("2023-03-08 08:30", "2023-03-09 08:30"), InlineData("2023-03-08 23:59", "2023-03-09 08:30")]
    public void DueAt_Daily_IsTheNextHalfPastEight(string now, string due)
    {
        var at = DateTime.Parse(now, System.Globalization.CultureInfo.InvariantCulture) - ChinaTime.Offset;

        Assert.Equal(due, ChinaTime.Text(ChannelRules.DueAt(NoticeChoice.Daily, isUrgent: false, at)));
        Assert.Equal(at, ChannelRules.DueAt(NoticeChoice.Daily, isUrgent: true, at));
        Assert.Equal(at, ChannelRules.DueAt(NoticeChoice.AtOnce, isUrgent: false, at));
    }

    [Fact]
    public void AgainAt_TryAfterTry_WaitsLongerAndEnds()
    {
        var now = new DateTime(2023, 3, 8, 0, 0, 0, DateTimeKind.Utc);

        var pauses = Enumerable.Range(1, ChannelRules.MostTries).Select(tries => ChannelRules.AgainAt(tries, now) - now).ToList();

        Assert.Null(pauses[^1]);
        Assert.Equal(pauses.Take(ChannelRules.MostTries - 1).Order(), pauses.Take(ChannelRules.MostTries - 1));
        Assert.True(ChannelRounds.LongestTry * 2 < ChannelRules.Lease);
    }
}
