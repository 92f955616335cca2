using Lianmeng.Registry.Naming;
using Lianmeng.Tests.Support;

namespace Lianmeng.Tests.Registry;

/// <summary>Whether two names may mean one organisation, on 2,000 pairs of invented names that were labelled without
/// knowing the rules: 1,000 of one firm written twice, 1,000 of different firms that look alike.</summary>
public sealed class SameNameTests
{
    private sealed record Pair(string Left, string Right, bool IsSame, string Kind);

    [Fact]
    public void MayBe_OfTheLabelledPairs_RecallsAtLeast98AndAlarmsFalselyAtMost2InAHundred()
    {
        var pairs = Pairs();
        Assert.Equal((1000, 1000), (pairs.Count(p => p.IsSame), pairs.Count(p => !p.IsSame)));

        var wrong = pairs.Where(p => SameName.MayBe(NameParts.Of(p.Left), NameParts.Of(p.Right)) != p.IsSame).ToList();

        var (missed, alarms) = (wrong.Count(p => p.IsSame), wrong.Count(p => !p.IsSame));
        TestContext.Current.SendDiagnosticMessage("recall {0:P1}, false alarms {1:P1}", 1 - (missed / 1000.0), alarms / 1000.0);
        Assert.True(missed <= 20 && alarms <= 20, $"missed {missed}, false alarms {alarms}:\n" + string.Join('\n', wrong
            .GroupBy(p => p.Kind).Select(g => $"{g.Key} {g.Count()}: {string.Join("; ", g.Take(4).Select(p => $"{p.Left} | {p.Right}"))}")));
    }

    /// <summary>What an index finds is all that is compared: of the pairs that are alike, both must lie in one block.</summary>
    [Fact]
    public void Block_OfThePairsThatAreAlike_IsTheSame()
    {
        var apart = Pairs().Where(p => p.IsSame && NameParts.Of(p.Left).Block != NameParts.Of(p.Right).Block).ToList();

        Assert.True(apart.Count <= 10, string.Join('\n', apart.Select(p => $"{p.Kind}: {p.Left} | {p.Right}")));
    }

    private static List<Pair> Pairs() => [.. File.ReadLines(
            Path.Combine(Repository.Root, "tests/Lianmeng.Tests/Registry/duplicate-pairs.csv")).Skip(1)
        .Select(line => line.Split(',')).Select(Read)];

    /// <summary>Names hold commas at times: the last two cells are the label and the kind.</summary>
    private static Pair Read(string[] cells)
    {
        var names = CsvNames(string.Join(',', cells[..^2]));
        return new(names.Left, names.Right, cells[^2] == "1", cells[^1]);
    }

    private static (string Left, string Right) CsvNames(string text)
    {
        var (cell, names, isQuoted) = (new System.Text.StringBuilder(), new List<string>(), false);
        foreach (var c in text)
        {
            if (c == '"')
            {
                isQuoted = !isQuoted;
            }
            else if (c == ',' && !isQuoted)
            {
                names.Add(cell.ToString());
                cell.Clear();
            }
            else
            {
                cell.Append(c);
            }
        }

        return (names[0], cell.ToString());
    }
}
