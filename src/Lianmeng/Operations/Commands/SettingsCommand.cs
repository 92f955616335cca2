using System.CommandLine;
using System.ComponentModel;
using System.Reflection;
using System.Text;

namespace Lianmeng.Operations.Commands;

/// <summary>Prints the page of all settings: <c>./lianmeng settings > docs/operators/settings.md</c>. A test holds the
/// committed page to it.</summary>
internal static class SettingsCommand
{
    public static Command Create(OperatorConsole console) => PageCommand.Create(
        console, "settings", "Print a page of every setting, with its default and its environment variable.", Page);

    internal static string Page()
    {
        var page = new StringBuilder("""
            # Settings

            Written by `./lianmeng settings`; do not edit. A setting stands in `lianmeng.json` of the working folder (or the
            file that `LIANMENG_SETTINGS` names) under `"Lianmeng"`, or in the environment, which wins. An unknown key or a
            value of the wrong kind stops the program with a sentence that names it. Nothing is given on a command line.

            ```json
            { "Lianmeng": { "DataFolder": "/var/lib/lianmeng", "Urls": "http://127.0.0.1:5080" } }
            ```

            | Setting | Environment | Default | Meaning |
            |---|---|---|---|

            """.ReplaceLineEndings("\n"));
        var defaults = new HallSettings();
        foreach (var property in SettingsReader.Properties())
        {
            var value = property.GetValue(defaults) switch
            {
                null => "(empty)",
                bool flag => flag ? "`true`" : "`false`",
                var other => $"`{other}`",
            };
            page.Append(System.Globalization.CultureInfo.InvariantCulture,
                $"| `{property.Name}` | `LIANMENG__{property.Name.ToUpperInvariant()}` | {value} | ")
                .Append(property.GetCustomAttribute<DescriptionAttribute>()?.Description).Append(" |\n");
        }

        return page.ToString();
    }
}
