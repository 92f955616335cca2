using System.ComponentModel;
using System.Reflection;
using Lianmeng.Notices.Channels;
using Lianmeng.Operations.Safety;
using Lianmeng.Operations.Worlds;

namespace Lianmeng.Operations;

/// <summary>Reads <see cref="HallSettings"/> strictly: an unknown key or a value of the wrong kind is one sentence that
/// names the key, never a setting that is silently ignored.</summary>
public static class SettingsReader
{
    public const string Section = "Lianmeng";

    /// <summary>Names another settings file than <c>lianmeng.json</c> of the working folder.</summary>
    public const string FileVariable = "LIANMENG_SETTINGS";

    /// <summary>File first, environment last: the environment wins.</summary>
    public static void AddSources(IConfigurationManager configuration)
    {
        var named = Environment.GetEnvironmentVariable(FileVariable);
        if (named is { Length: > 0 } && !File.Exists(named))
        {
            throw new OperatorException($"{FileVariable} names {named}, which does not exist.", ExitCode.Misuse);
        }

        configuration.AddJsonFile(Path.GetFullPath(named is { Length: > 0 } ? named : "lianmeng.json"), optional: true);
        configuration.AddEnvironmentVariables();
    }

    /// <exception cref="OperatorException">A key is unknown or its value has the wrong kind.</exception>
    public static HallSettings Read(IConfiguration configuration)
    {
        var known = Properties().ToDictionary(p => p.Name, StringComparer.OrdinalIgnoreCase);
        var settings = new HallSettings();
        foreach (var given in configuration.GetSection(Section).GetChildren())
        {
            if (!known.TryGetValue(given.Key, out var property))
            {
                throw Wrong(given.Key, Nearest.Advise(given.Key.ToLowerInvariant(), known.Keys.Select(k => k.ToLowerInvariant()),
                    "No such setting exists; docs/operators/settings.md lists them."));
            }

            if (given.Value is { } value)
            {
                property.SetValue(settings, ValueOf(property, value));
            }
        }

        CheckProxies(settings);
        ChannelsOf(settings);
        return settings;
    }

    private static void CheckProxies(HallSettings settings)
    {
        try
        {
            TrustedProxies.Parse(settings.TrustedProxies);
        }
        catch (FormatException e)
        {
            throw Wrong(nameof(HallSettings.TrustedProxies), e.Message);
        }
    }

    /// <exception cref="OperatorException">Something is missing or wrong.</exception>
    internal static ChannelSettings ChannelsOf(HallSettings settings)
    {
        var address = settings.PublicAddress is { Length: > 0 } named ? named.TrimEnd('/') : null;
        if (address is not null && !(Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http"))
        {
            throw Wrong(nameof(HallSettings.PublicAddress), $"\"{address}\" is no address that begins with https://.");
        }

        var hosts = (settings.BotHosts ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return new(address, settings.SmtpServer is { Length: > 0 } server ? MailOf(settings, server, address) : null,
            hosts.ToHashSet(StringComparer.OrdinalIgnoreCase));
    }

    private static MailServer MailOf(HallSettings settings, string server, string? address)
    {
        if (address is null)
        {
            throw Wrong(nameof(HallSettings.PublicAddress), "With a mail server it is needed, for the links in mails.");
        }

        if (settings.SmtpSender is not { Length: > 0 } sender || !sender.Contains('@'))
        {
            throw Wrong(nameof(HallSettings.SmtpSender), "With a mail server it is needed: the address from which mails come.");
        }

        var tls = settings.SmtpTls.ToLowerInvariant() switch
        {
            "starttls" => MailTls.StartTls,
            "tls" => MailTls.Tls,
            "none" => MailTls.None,
            var other => throw Wrong(nameof(HallSettings.SmtpTls), $"\"{other}\" is not starttls, tls or none."),
        };
        return settings.SmtpPort is < 1 or > 65535
            ? throw Wrong(nameof(HallSettings.SmtpPort), "A port is a number from 1 to 65535.")
            : new(server, settings.SmtpPort, sender, settings.SmtpUser is { Length: > 0 } user ? user : null, settings.SmtpPassword, tls);
    }

    internal static IEnumerable<PropertyInfo> Properties() => typeof(HallSettings).GetProperties()
        .Where(p => p.GetCustomAttribute<DescriptionAttribute>() is not null);

    private static object ValueOf(PropertyInfo property, string value)
    {
        if (property.PropertyType == typeof(string))
        {
            return value;
        }

        try
        {
            return TypeDescriptor.GetConverter(property.PropertyType).ConvertFromInvariantString(value)
                ?? throw new FormatException();
        }
        catch (Exception e) when (e is FormatException or ArgumentException or NotSupportedException)
        {
            var wanted = property.PropertyType == typeof(bool) ? "true or false" : "a whole number";
            throw Wrong(property.Name, $"\"{value}\" is not {wanted}.");
        }
    }

    private static OperatorException Wrong(string key, string reason) => new(
        $"The setting {Section}:{key} ({Section.ToUpperInvariant()}__{key} in the environment) is wrong. {reason}",
        ExitCode.Misuse);
}
