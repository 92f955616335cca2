using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text.Json;
using Lianmeng.Kernel;
using Lianmeng.Notices.State;

namespace Lianmeng.Notices.Channels;

/// <summary>Posts one message to the bot of a chat group (WeCom, DingTalk, Feishu). It calls public addresses alone: the
/// name is looked up here and the connection made to what was judged, so that no name leads into the own network later
/// (SSRF). No redirect is followed, no proxy asked, and of the answer a few kilobytes are read.</summary>
internal sealed class BotPost : IDisposable
{
    private const int MostOfAnswer = 4096;

    /// <summary>WeCom 45009, DingTalk 130101 and 660026, Feishu 9499 and 11232: too many, wait.</summary>
    private static readonly long[] TooMany = [45009, 130101, 660026, 9499, 11232];

    private readonly HttpMessageInvoker _client;
    private readonly IReadOnlySet<string> _ownHosts;

    public BotPost(ChannelSettings settings)
    {
        _ownHosts = settings.OwnBotHosts;
        _client = new(new SocketsHttpHandler
        {
            AllowAutoRedirect = false, UseProxy = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(1),
            ConnectCallback = (context, cancellation) => ConnectAsync(context.DnsEndPoint, _ownHosts, cancellation),
        });
    }

    public void Dispose() => _client.Dispose();

    /// <exception cref="OperationCanceledException">The program stops, or the try took too long.</exception>
    public async Task<(PostResult Result, string? Reason)> SendAsync(
        ClaimedMessage message, Digest digest, CancellationToken cancellation)
    {
        if (!Uri.TryCreate(message.Address, UriKind.Absolute, out var address) || !ChannelRules.IsBot(address, _ownHosts))
        {
            return (PostResult.Refused, "address");
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, address)
        {
            Content = new ByteArrayContent(BodyFor(address, digest.Text))
            {
                Headers = { ContentType = new MediaTypeHeaderValue("application/json") { CharSet = "utf-8" } },
            },
        };
        try
        {
            using var answer = await _client.SendAsync(request, cancellation);
            return await ReadAsync(answer, cancellation);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            return (PostResult.Later, e is HttpRequestException { HttpRequestError: var error } ? error.ToString() : e.GetType().Name);
        }
    }

    private static byte[] BodyFor(Uri address, string text) => JsonSerializer.SerializeToUtf8Bytes<object>(
        address.Host is "open.feishu.cn" or "open.larksuite.com"
            ? new { msg_type = "text", content = new { text } }
            : new { msgtype = "text", text = new { content = text } });

    /// <summary>The status, and in the answer a code that is not 0: all of them answer 200 to what they refuse.</summary>
    private static async Task<(PostResult, string?)> ReadAsync(HttpResponseMessage answer, CancellationToken cancellation)
    {
        var status = (int)answer.StatusCode;
        if (!answer.IsSuccessStatusCode)
        {
            return (status is 408 or 429 or >= 500 ? PostResult.Later : PostResult.Refused, $"{status}");
        }

        var body = new byte[MostOfAnswer];
        await using var stream = await answer.Content.ReadAsStreamAsync(cancellation);
        var read = await stream.ReadAtLeastAsync(body, MostOfAnswer, throwOnEndOfStream: false, cancellation);
        var code = CodeOf(body.AsMemory(0, read));
        return code == 0 ? (PostResult.Sent, null)
            : (TooMany.Contains(code) ? PostResult.Later : PostResult.Refused, $"errcode {code}");
    }

    private static long CodeOf(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return json.RootElement is { ValueKind: JsonValueKind.Object } root
                && (root.TryGetProperty("errcode", out var code) || root.TryGetProperty("code", out code))
                && code.TryGetInt64(out var number) ? number : 0;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return 0; // another kind of bot, which answered with a good status
        }
    }

    /// <exception cref="HttpRequestException">The name leads into the own network.</exception>
    internal static async ValueTask<Stream> ConnectAsync(
        DnsEndPoint host, IReadOnlySet<string> ownHosts, CancellationToken cancellation)
    {
        var isOwn = ownHosts.Contains($"{host.Host}:{host.Port}") || ownHosts.Contains(host.Host);
        var addresses = await Dns.GetHostAddressesAsync(host.Host, cancellation);
        var allowed = isOwn ? addresses : [.. addresses.Where(ChannelRules.IsPublic)];
        if (allowed.Length == 0)
        {
            throw new HttpRequestException(HttpRequestError.ConnectionError, "The bot's host is not a public one.");
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, host.Port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
