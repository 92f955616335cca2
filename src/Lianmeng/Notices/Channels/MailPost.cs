using System.Net.Sockets;
using Lianmeng.Kernel;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using MimeKit.Utils;

namespace Lianmeng.Notices.Channels;

/// <summary>Sends one mail by SMTP.</summary>
internal sealed class MailPost(ChannelSettings settings, TimeProvider time)
{
    /// <exception cref="OperationCanceledException">The program stops, or the try took too long.</exception>
    public async Task<(PostResult Result, string? Reason)> SendAsync(
        ClaimedMessage message, Digest digest, CancellationToken cancellation)
    {
        var server = settings.Mail ?? throw new InvalidOperationException("No mail server is set.");
        using var mail = Write(message, digest, server);
        try
        {
            using var client = new SmtpClient
            {
                // Servers inside the own network often name lists of revoked certificates that nobody can reach.
                CheckCertificateRevocation = false,
            };
            await client.ConnectAsync(server.Host, server.Port, server.Tls switch
            {
                MailTls.Tls => SecureSocketOptions.SslOnConnect,
                MailTls.None => SecureSocketOptions.None,
                _ => SecureSocketOptions.StartTls,
            }, cancellation);
            if (server.User is { } user)
            {
                await client.AuthenticateAsync(user, server.Password ?? "", cancellation);
            }

            await client.SendAsync(mail, cancellation);
            await LeaveAsync(client, cancellation);
            return (PostResult.Sent, null);
        }
        catch (SmtpCommandException e)
        {
            // 4yz: later; 5yz: never (RFC 5321 §4.2.1).
            return ((int)e.StatusCode >= 500 ? PostResult.Refused : PostResult.Later, $"{(int)e.StatusCode} {e.ErrorCode}");
        }
        catch (Exception e) when (e is ProtocolException or CommandException or AuthenticationException or SslHandshakeException
            or IOException or SocketException or NotSupportedException or TimeoutException)
        {
            return (PostResult.Later, e.GetType().Name);
        }
    }

    private MimeMessage Write(ClaimedMessage message, Digest digest, MailServer server)
    {
        var mail = new MimeMessage
        {
            Subject = digest.Subject, Date = time.GetUtcNow(), Body = new TextPart("plain") { Text = digest.Text },
            // The same at each try: a mailbox that got it already shows one.
            MessageId = $"{message.MessageId:N}@{new Uri(settings.PublicAddress ?? "").Host}",
        };
        mail.From.Add(new MailboxAddress(Words.In(message.Language)["app.name"], server.Sender));
        mail.To.Add(new MailboxAddress("", message.Address));
        mail.Headers.Add(HeaderId.AutoSubmitted, "auto-generated"); // RFC 3834: nobody's absence answers it
        return mail;
    }

    /// <summary>The mail was taken; a server that does not say good-bye has it all the same.</summary>
    private static async Task LeaveAsync(SmtpClient client, CancellationToken cancellation)
    {
        try
        {
            await client.DisconnectAsync(true, cancellation);
        }
        catch (Exception e) when (e is ProtocolException or IOException or SocketException)
        {
            // It is gone.
        }
    }
}
