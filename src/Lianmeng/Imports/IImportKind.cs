using Lianmeng.Imports.Reading;
using Lianmeng.Kernel;
using Lianmeng.Storage;

namespace Lianmeng.Imports;

/// <summary>One kind of file. Its capability checks the rows and says what is to be written; this one runs it. A border:
/// each kind is written by the capability that owns its tables.</summary>
public interface IImportKind
{
    /// <summary>Language-neutral, such as <c>firms</c>; with it the texts <c>import.kind.ID</c>.</summary>
    string Id { get; }

    IReadOnlyList<ImportColumn> Columns { get; }

    /// <summary>Kinds of journal entries after which a plan must be made anew: what it was compared with has changed.</summary>
    IReadOnlyList<string> Watches { get; }

    /// <summary>Compares a file with what is known. Reads only; everything costly is done here, while others write.</summary>
    Task<ImportPlan> PlanAsync(ImportInput input, CancellationToken cancellation);

    /// <summary>What it would take to take an import back, or what stands against it.</summary>
    Task<UndoPlan> PlanUndoAsync(UndoInput input, CancellationToken cancellation);
}

/// <summary>What a plan is made from.</summary>
/// <param name="Hall">Reads the site's rows; not used after the plan is made.</param>
/// <param name="By">Name of who imports.</param>
/// <param name="Source">What the values say of their origin: the file's name.</param>
/// <param name="Now">Becomes the instant of everything that is written.</param>
/// <param name="Seen">Is told of each row that was looked at.</param>
public sealed record ImportInput(
    ImportTable Table, ImportChoices Choices, Hall Hall, SiteId Site, string By, string Source, DateTime Now, Ids Ids,
    Action<int> Seen);

/// <summary>What a file would do.</summary>
public sealed class ImportPlan
{
    public ImportFaults Faults { get; } = new();

    public List<ImportLine> Lines { get; } = [];

    /// <summary>The first of what is new and what changes, for the person who decides.</summary>
    public List<ImportChange> Changes { get; } = [];

    public int New { get; private set; }

    public int Changed { get; private set; }

    public int Unchanged { get; set; }

    /// <summary>Rows in the order in which they are written.</summary>
    public List<RowSet> Rows { get; } = [];

    /// <summary>Organisations whose open pages are told.</summary>
    public HashSet<OrganizationId> Touched { get; } = [];

    /// <summary>What else is done in the same transaction; null when nothing is.</summary>
    public Func<Work, CancellationToken, Task>? Also { get; set; }

    /// <param name="words">Of a new row what it is called; of a changed one "field: old → new".</param>
    public void Add(ImportLine line, string name, IReadOnlyList<FieldChange> fields)
    {
        Lines.Add(line);
        var count = line.IsNew ? ++New : ++Changed;
        if (count <= ImportLimits.ShownChanges)
        {
            Changes.Add(new(line.Row, line.IsNew, name, fields));
        }
    }
}

/// <summary>A row of the file that writes something.</summary>
/// <param name="Subject">The id of what it makes or changes.</param>
/// <param name="Former">What taking back needs beside the id, as the kind keeps it: what was there before.</param>
/// <param name="Taken">What was taken from the file, for the journal: with the id the row can be made anew.</param>
public sealed record ImportLine(int Row, Guid Subject, bool IsNew, string? Former, string Taken);

/// <param name="Fields">Empty for something new.</param>
public sealed record ImportChange(int Row, bool IsNew, string Name, IReadOnlyList<FieldChange> Fields);

/// <param name="Field">Id of the column.</param>
public sealed record FieldChange(string Field, string? Old, string? New);

/// <summary>What taking back is planned from.</summary>
/// <param name="At">The instant of everything that the import wrote.</param>
public sealed record UndoInput(Hall Hall, SiteId Site, DateTime At, IReadOnlyList<ImportLine> Lines);

/// <summary>How an import is taken back.</summary>
public sealed class UndoPlan
{
    /// <summary>What stands against it, each with its row; then nothing is taken back.</summary>
    public ImportFaults Blocks { get; } = new();

    public List<RowSet> Rows { get; } = [];

    public HashSet<OrganizationId> Touched { get; } = [];

    /// <summary>Rows whose values were changed again since and stay as they are.</summary>
    public int Kept { get; set; }

    public Func<Work, CancellationToken, Task>? Also { get; set; }
}
