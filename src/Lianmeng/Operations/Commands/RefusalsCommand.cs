using System.CommandLine;
using System.Text;
using Lianmeng.Kernel;

namespace Lianmeng.Operations.Commands;

/// <summary>Prints the page of all refusal codes, for programmers of firms: <c>./lianmeng refusals > docs/refusals.md</c>.
/// A test holds the committed page to it.</summary>
internal static class RefusalsCommand
{
    private const string Prefix = "refusal.";

    public static Command Create(OperatorConsole console) => PageCommand.Create(
        console, "refusals", "Print a page of every refusal code of the API, with its sentence in both languages.", Page);

    internal static string Page()
    {
        var page = new StringBuilder("""
            # Refusals

            Written by `./lianmeng refusals`; do not edit. A refused call of the API answers `application/problem+json` with
            these codes; they are stable, the sentences may be improved. `{0}` and so on stand for the arguments of a case.

            | Code | Chinese | English |
            |---|---|---|

            """.ReplaceLineEndings("\n"));
        foreach (var (key, chinese) in Words.Catalogue(Language.Chinese)
            .Where(w => w.Key.StartsWith(Prefix, StringComparison.Ordinal)).OrderBy(w => w.Key, StringComparer.Ordinal))
        {
            page.Append("| `").Append(key[Prefix.Length..]).Append("` | ").Append(Cell(chinese)).Append(" | ")
                .Append(Cell(Words.InEnglish[key])).Append(" |\n");
        }

        return page.ToString();
    }

    private static string Cell(string text) => text.Replace("|", "\\|");
}
