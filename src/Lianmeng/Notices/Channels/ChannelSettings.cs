using Lianmeng.Kernel;

namespace Lianmeng.Notices.Channels;

/// <summary>What the operator has set of channels. Without a public address nothing is sent: a message without a link
/// helps nobody.</summary>
/// <param name="PublicAddress">Of the hall, as people open it, without the last slash; null: no channel.</param>
/// <param name="Mail">Null: no mail.</param>
/// <param name="OwnBotHosts">Hosts inside the own network that bots may have.</param>
public sealed record ChannelSettings(string? PublicAddress, MailServer? Mail, IReadOnlySet<string> OwnBotHosts)
{
    public bool HasMail => PublicAddress is not null && Mail is not null;

    public bool HasBots => PublicAddress is not null;
}

/// <param name="User">Null: the server asks for none.</param>
public sealed record MailServer(string Host, int Port, string Sender, string? User, string? Password, MailTls Tls);

/// <summary>How the way to the mail server is kept secret.</summary>
public enum MailTls
{
    /// <summary>Begins plain and must change to TLS before anything is said (port 587).</summary>
    StartTls,
    /// <summary>TLS from the first byte (port 465).</summary>
    Tls,
    /// <summary>Plain, for a server on the same machine.</summary>
    None,
}
