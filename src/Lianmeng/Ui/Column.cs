using Lianmeng.Kernel;

namespace Lianmeng.Ui;

/// <summary>A column of a list, declared once: the page shows its cells, and the file that a person takes away has the
/// same ones.</summary>
/// <param name="Heading">Key in the catalogues.</param>
/// <param name="Cell">What is read there; null leaves the place empty.</param>
internal sealed record Column<T>(string Heading, Func<Words, T, string?> Cell)
{
    /// <summary>Some lists have a column only for some of their contents: it is there when a row asks for it.</summary>
    public Func<T, bool> IsFor { get; init; } = _ => true;

    /// <summary>An instant, in civil time of China.</summary>
    public static Column<T> At(string heading, Func<T, DateTime?> at) =>
        new(heading, (_, row) => at(row) is { } instant ? ChinaTime.Text(instant) : null);

    /// <summary>A word that a row has or not, such as "example".</summary>
    public static Column<T> Mark(string heading, string word, Func<T, bool> has) =>
        new(heading, (words, row) => has(row) ? words[word] : null);

    /// <summary>The cell on the line of state.</summary>
    public StatusPart Part(Words words, T row) => new(words[Heading], Cell(words, row));
}
