using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using MimeKit;

namespace Lianmeng.Tests.Notices;

/// <summary>A mail server of our own on a real port: speaks SMTP (RFC 5321) as far as a sender needs it, and keeps what
/// it takes. It refuses receivers as it is told.</summary>
internal sealed class SmtpListener : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentQueue<ReceivedMail> _mails = new();
    private readonly ConcurrentDictionary<string, ConcurrentQueue<string>> _refusals = new();
    private readonly ConcurrentQueue<string> _commands = new();

    public SmtpListener()
    {
        _listener.Start();
        _ = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Everything that senders said.</summary>
    public IEnumerable<string> Commands => _commands;

    public IReadOnlyList<ReceivedMail> To(string address) => [.. _mails.Where(m => m.To == address)];

    /// <summary>Its next tries to reach the receiver are answered so, one answer each, before any is taken.</summary>
    public void Refuse(string address, params string[] answers) => _refusals[address] = new(answers);

    public void Dispose() => _listener.Dispose();

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = ServeAsync(await _listener.AcceptTcpClientAsync());
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // It is over.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var held = client;
        await using var stream = client.GetStream();
        using var reader = new StreamReader(stream, System.Text.Encoding.Latin1);
        await using var writer = new StreamWriter(stream, System.Text.Encoding.Latin1) { AutoFlush = true, NewLine = "\r\n" };
        await writer.WriteLineAsync("220 mail.example");
        var to = "";
        while (await reader.ReadLineAsync() is { } line)
        {
            _commands.Enqueue(line);
            switch (line.Split(' ', ':')[0].ToUpperInvariant())
            {
                case "EHLO":
                    await writer.WriteLineAsync("250-mail.example\r\n250 8BITMIME");
                    break;
                case "RCPT":
                    to = line[(line.IndexOf('<') + 1)..line.IndexOf('>')];
                    await writer.WriteLineAsync(
                        _refusals.TryGetValue(to, out var refusals) && refusals.TryDequeue(out var no) ? no : "250 yes");
                    break;
                case "DATA":
                    await writer.WriteLineAsync("354 go on");
                    _mails.Enqueue(await ReadAsync(to, reader));
                    await writer.WriteLineAsync("250 taken");
                    break;
                case "QUIT":
                    await writer.WriteLineAsync("221 bye");
                    return;
                default:
                    await writer.WriteLineAsync("250 yes");
                    break;
            }
        }
    }

    private static async Task<ReceivedMail> ReadAsync(string to, StreamReader reader)
    {
        using var raw = new MemoryStream();
        while (await reader.ReadLineAsync() is { } line && line != ".")
        {
            raw.Write(System.Text.Encoding.Latin1.GetBytes((line.StartsWith('.') ? line[1..] : line) + "\r\n"));
        }

        raw.Position = 0;
        using var mail = await MimeMessage.LoadAsync(raw);
        return new(to, mail.MessageId ?? "", mail.Subject ?? "", mail.TextBody ?? "", [.. mail.Headers.Select(h => $"{h.Field}: {h.Value}")]);
    }
}

internal sealed record ReceivedMail(string To, string Id, string Subject, string Text, IReadOnlyList<string> Headers);
