using Lianmeng.Kernel;
using Lianmeng.Storage;

namespace Lianmeng.Imports.State;

/// <summary>A file on its way into the records: who brought it, what the check found, what became of it.</summary>
internal sealed class Import : ISiteOwned, IVersioned
{
    public ImportId Id { get; init; }
    public SiteId SiteId { get; init; }
    public required string Kind { get; init; }
    public required string FileName { get; init; }

    /// <summary>SHA-256 of the file as it came, hex.</summary>
    public required string FileHash { get; init; }

    public ImportState State { get; set; }
    public bool IgnoresUnknown { get; set; }
    public bool AllNew { get; set; }
    public Guid AccountId { get; init; }

    /// <summary>Who brought it, by name.</summary>
    public required string By { get; init; }

    public DateTime At { get; init; }
    public int New { get; set; }
    public int Changed { get; set; }
    public int Unchanged { get; set; }
    public int Faults { get; set; }

    /// <summary><see cref="ImportReport"/> as JSON; null before the check.</summary>
    public string? Report { get; set; }

    /// <summary>The program that has it in hand was still there at this instant; null when none has.</summary>
    public DateTime? SeenAt { get; set; }

    /// <summary>When it was written; what it wrote bears this instant.</summary>
    public DateTime? DoneAt { get; set; }

    public DateTime? UndoneAt { get; set; }
    public long Version { get; set; }

    public ImportChoices Choices => new(IgnoresUnknown, AllNew);
}

/// <summary>The file itself, compressed, until it is written or a day old.</summary>
internal sealed class ImportFile : ISiteOwned
{
    public ImportId Id { get; init; }
    public SiteId SiteId { get; init; }
    public required byte[] Content { get; init; }
    public DateTime At { get; init; }
}

/// <summary>What a row of the file did, so that it can be taken back.</summary>
internal sealed class ImportedRow : ISiteOwned
{
    public ImportId ImportId { get; init; }

    /// <summary>From 0, in the order of the file.</summary>
    public int Place { get; init; }

    public SiteId SiteId { get; init; }

    /// <summary>As the spreadsheet numbers it.</summary>
    public int Row { get; init; }

    public Guid Subject { get; init; }
    public bool IsNew { get; init; }
    public string? Former { get; init; }
}
