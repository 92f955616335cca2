using System.Net;
using System.Net.Sockets;
using Lianmeng.Kernel;

namespace Lianmeng.Notices.State;

/// <summary>When something is told, how often it is tried, and which addresses are taken.</summary>
internal static class ChannelRules
{
    public const int MostOfAddress = 500;

    /// <summary>Of a mail address, RFC 5321.</summary>
    private const int MostOfMail = 254;

    public static readonly TimeSpan MailPause = TimeSpan.FromMinutes(10);
    public static readonly TimeSpan BotPause = TimeSpan.FromMinutes(1);

    /// <summary>The group bots of WeCom and DingTalk take 20 messages a minute.</summary>
    public static readonly TimeSpan BotUrgentPause = TimeSpan.FromSeconds(3);

    /// <summary>Longer than a try may last (<see cref="Channels.ChannelRounds.LongestTry"/>), whatever the clock does.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    /// <summary>Between two questions whether an address is right: nobody's mailbox is filled from here.</summary>
    public static readonly TimeSpan QuestionPause = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan DailyAt = new(8, 30, 0);

    private static readonly TimeSpan[] PauseAfterTry =
    [
        TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromHours(1), TimeSpan.FromHours(4),
    ];

    public static int MostTries => PauseAfterTry.Length + 1;

    /// <summary>What is urgent goes at once whatever was chosen; the rest at once, or at the next half past eight.</summary>
    public static DateTime DueAt(NoticeChoice choice, bool isUrgent, DateTime now)
    {
        if (isUrgent || choice != NoticeChoice.Daily)
        {
            return now;
        }

        var today = ChinaTime.StartOf(ChinaTime.DayOf(now)) + DailyAt;
        return today > now ? today : today.AddDays(1);
    }

    /// <summary>When to try again after so many tries; null: no more.</summary>
    public static DateTime? AgainAt(int tries, DateTime now) =>
        tries < MostTries ? now + PauseAfterTry[Math.Max(tries, 1) - 1] : null;

    /// <summary>One address and nothing else: no name beside it, no second one, no line break into the head of a mail.</summary>
    public static bool IsMail(string text) => text.Length <= MostOfMail && text.All(c => char.IsAscii(c) && !char.IsControl(c))
        && text.Split('@') is [{ Length: > 0 and <= 64 } name, var host]
        && name.All(c => char.IsLetterOrDigit(c) || "!#$%&'*+-/=?^_`{|}~.".Contains(c))
        && host.Contains('.') && Uri.CheckHostName(host) == UriHostNameType.Dns;

    /// <summary>"z***@example.com": enough for its owner to know it.</summary>
    public static string Mask(string mail) => $"{mail[0]}***{mail[mail.IndexOf('@')..]}";

    /// <summary>https on its usual port at a named host. A host of the operator's own list may be anything.</summary>
    public static bool IsBot(Uri? address, IReadOnlySet<string> ownHosts) => address is { IsAbsoluteUri: true, UserInfo.Length: 0 }
        && (ownHosts.Contains(address.Authority)
            ? address.Scheme is "https" or "http"
            : address is { Scheme: "https", IsDefaultPort: true, HostNameType: UriHostNameType.Dns } && address.Host.Contains('.'));

    /// <summary>Is it outside: no loopback, private, link-local, shared, multicast or reserved network? An address of
    /// version 4 in one of version 6 is judged as itself.</summary>
    public static bool IsPublic(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
        {
            address = address.MapToIPv4();
        }

        var bytes = address.GetAddressBytes();
        return address.AddressFamily == AddressFamily.InterNetwork
            ? bytes switch
            {
                [0 or 10 or 127, ..] or [169, 254, ..] or [192, 168, ..] or [192, 0, ..] or [198, 18 or 19, ..] => false,
                [172, >= 16 and <= 31, ..] or [100, >= 64 and <= 127, ..] or [>= 224, ..] => false,
                _ => true,
            }
            // Global unicast alone (RFC 4291), without tunnels that lead to version 4 (6to4, Teredo).
            : (bytes[0] & 0xE0) == 0x20 && bytes is not [0x20, 0x02, ..] and not [0x20, 0x01, 0, 0, ..];
    }
}
