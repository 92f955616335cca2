using Lianmeng.Kernel;

namespace Lianmeng.Imports;

/// <summary>Written when a file was read in, as a whole. Its rows stand in the entries before it.</summary>
/// <param name="FileHash">SHA-256 of the file as it came, hex.</param>
/// <param name="Account">Who confirmed it; empty for the command line.</param>
public sealed record FileImported(
    ImportId Import, string ImportKind, string FileName, string FileHash, int New, int Changed, int Unchanged, Guid Account)
    : IJournalEvent
{
    public static string Kind => "import.done";
}

/// <summary>Written before it for each <see cref="Most"/> rows: what was taken from the file and which id each row got, so
/// that the state can be made anew from the journal alone.</summary>
/// <param name="First">Place of the first of them.</param>
/// <param name="Rows">A JSON array of [row, id, is new, what was taken], gzip, base64.</param>
public sealed record RowsImported(ImportId Import, int First, int Count, string Rows) : IJournalEvent
{
    public const int Most = 5000;

    public static string Kind => "import.rows";
}

/// <summary>Written when an import is taken back whole.</summary>
/// <param name="Kept">Rows whose values were changed again since and stayed.</param>
public sealed record ImportUndone(ImportId Import, string ImportKind, int Rows, int Kept, Guid Account) : IJournalEvent
{
    public static string Kind => "import.undone";
}
