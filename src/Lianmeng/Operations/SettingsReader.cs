using System.ComponentModel;
using System.Reflection;
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
