using Lianmeng.Kernel;

namespace Lianmeng.Imports;

/// <summary>Markers of this capability's ids.</summary>
public static class OfImports
{
    public sealed class Import;
}

public static class ImportsAbilities
{
    /// <summary>Read files of firms, relations and members into the own site, and take them back.</summary>
    public static readonly Ability Import = new("import.keep", Reach.OwnSite, Role.Secretariat);
}

/// <summary>How far a file got. Nothing of it is written before <see cref="Done"/>.</summary>
public enum ImportState
{
    /// <summary>Lies before the program, which checks it.</summary>
    Waiting,
    /// <summary>Checked: the result is to be read, and to be confirmed when nothing is wrong.</summary>
    Checked,
    /// <summary>Confirmed, waits to be written.</summary>
    Confirmed,
    Done,
    /// <summary>Taken back whole.</summary>
    Undone,
    /// <summary>The program stopped in the middle or could not write: nothing was written.</summary>
    BrokenOff,
}

/// <summary>Limits of imports.</summary>
public static class ImportLimits
{
    public const int Bytes = 20 * 1024 * 1024;
    public const int Rows = 200_000;
    public const int ShownFaults = 1000;
    public const int ShownChanges = 50;

    /// <summary>Characters of what a person typed that a sentence repeats.</summary>
    public const int ShownWord = 60;

    public const int FileName = 200;

    /// <summary>So long an import can be taken back.</summary>
    public static readonly TimeSpan UndoFor = TimeSpan.FromHours(24);
}

/// <summary>A column that a kind of import knows.</summary>
/// <param name="Id">Language-neutral; the field of its problems.</param>
/// <param name="Chinese">The word of the template.</param>
/// <param name="Also">Further words that mean it, in either language.</param>
public sealed record ImportColumn(string Id, string Chinese, string English, bool IsRequired = false, params string[] Also)
{
    public IEnumerable<string> AllNames => [Chinese, English, Id, .. Also];
}

/// <summary>What the person says about the file as a whole.</summary>
/// <param name="IgnoresUnknown">Columns that no one knows are left out.</param>
/// <param name="AllNew">Whoever is only alike a known organisation is another one.</param>
public sealed record ImportChoices(bool IgnoresUnknown = false, bool AllNew = false);
