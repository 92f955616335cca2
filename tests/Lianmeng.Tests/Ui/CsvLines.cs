using System.Text;

namespace Lianmeng.Tests.Ui;

/// <summary>Reads a CSV file as RFC 4180 says: an own reader, so that a slip of the writer is not read back as right.</summary>
internal static class CsvLines
{
    public static List<List<string>> Of(byte[] file)
    {
        Assert.Equal(Encoding.UTF8.GetPreamble(), file[..3]);
        var text = Encoding.UTF8.GetString(file[3..]);
        var lines = new List<List<string>> { new() };
        var cell = new StringBuilder();
        var isQuoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '"' when isQuoted && i + 1 < text.Length && text[i + 1] == '"':
                    cell.Append(text[i++]);
                    break;
                case '"':
                    isQuoted = !isQuoted;
                    break;
                case ',' when !isQuoted:
                    lines[^1].Add(cell.ToString());
                    cell.Clear();
                    break;
                case '\r' when !isQuoted:
                    Assert.Equal('\n', text[++i]);
                    lines[^1].Add(cell.ToString());
                    cell.Clear();
                    lines.Add([]);
                    break;
                default:
                    cell.Append(text[i]);
                    break;
            }
        }

        Assert.Empty(lines[^1]);
        Assert.False(isQuoted);
        return lines[..^1];
    }
}
