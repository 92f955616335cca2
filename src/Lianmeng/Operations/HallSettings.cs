using System.ComponentModel;

namespace Lianmeng.Operations;

/// <summary>Every setting of the program: section <c>Lianmeng</c> of <c>appsettings.json</c> and
/// <c>lianmeng.json</c>, or environment variables <c>LIANMENG__…</c>. docs/operators/settings.md is generated from here.</summary>
public sealed class HallSettings
{
    [Description("Folder of the SQLite database, keys, files and backups. Relative paths start at the working folder.")]
    public string DataFolder { get; init; } = "data";

    [Description("Connection string of PostgreSQL. Empty: SQLite in the data folder. Give it by environment or file, never on a command line.")]
    public string? Postgres { get; init; }

    [Description("Addresses to listen on, separated by semicolons.")]
    public string Urls { get; init; } = "http://127.0.0.1:5080";

    [Description("Demo mode: loads the demo world, prints sign-in links, shows a banner. Never for real data.")]
    public bool Demo { get; init; }

    [Description("Folder of the demo world.")]
    public string World { get; init; } = "worlds/haiyu";

    [Description("Folder for signed checkpoints of the journal; should be one that the database's account cannot change. Empty: checkpoints in the data folder.")]
    public string? CheckpointFolder { get; init; }

    [Description("Folder of the program's keys, for several programs on one PostgreSQL behind one proxy: all of them need the same, and the same CheckpointFolder. Empty: keys in the data folder.")]
    public string? KeyFolder { get; init; }

    [Description("Folder of backups made before migrations and by `lianmeng backup`. Empty: backups in the data folder.")]
    public string? BackupFolder { get; init; }

    [Description("Addresses or networks (CIDR) of reverse proxies whose X-Forwarded headers are believed, separated by commas. Empty: none.")]
    public string? TrustedProxies { get; init; }

    [Description("Address of the hall as people open it, such as https://hall.example.cn: for links in messages. Empty: no mail and no group bots.")]
    public string? PublicAddress { get; init; }

    [Description("Host of the mail server (SMTP) that takes notices. Empty: no mail.")]
    public string? SmtpServer { get; init; }

    [Description("Port of the mail server.")]
    public int SmtpPort { get; init; } = 587;

    [Description("How the way to the mail server is encrypted: starttls (port 587), tls (port 465), or none, for a server on the same machine.")]
    public string SmtpTls { get; init; } = "starttls";

    [Description("Mail address from which notices come.")]
    public string? SmtpSender { get; init; }

    [Description("User at the mail server. Empty: it asks for none.")]
    public string? SmtpUser { get; init; }

    [Description("Password at the mail server. Give it by the environment.")]
    public string? SmtpPassword { get; init; }

    [Description("Hosts of group bots inside the own network, separated by commas, each with its port when it has one: bots there may be called, over http, too. Empty: public https addresses only.")]
    public string? BotHosts { get; init; }

    public string AbsoluteDataFolder => Path.GetFullPath(DataFolder);

    public string Keys => Path.GetFullPath(KeyFolder is { Length: > 0 } named ? named : Path.Combine(DataFolder, "keys"));

    public string Checkpoints => Path.GetFullPath(CheckpointFolder is { Length: > 0 } named ? named : Path.Combine(DataFolder, "checkpoints"));

    public string Backups => Path.GetFullPath(BackupFolder is { Length: > 0 } named ? named : Path.Combine(DataFolder, "backups"));
}
