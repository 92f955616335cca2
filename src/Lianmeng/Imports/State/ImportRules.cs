using System.Text.Json;
using Lianmeng.Kernel;

namespace Lianmeng.Imports.State;

/// <summary>What may be done with an import in which state. Pure.</summary>
internal static class ImportRules
{
    /// <summary>A program that has not been seen for so long no longer has the import in hand.</summary>
    public static readonly TimeSpan Silent = TimeSpan.FromMinutes(2);

    public static Refusal? MayConfirm(Import import, bool ignoresUnknown) => import switch
    {
        { State: not ImportState.Checked } => Refusal.Conflict("import.not-checked"),
        _ when ReportOf(import) is not { IsFaultless: true } => Refusal.Conflict("import.has-faults"),
        { New: 0, Changed: 0 } => Refusal.Conflict("import.nothing-new"),
        _ when !ignoresUnknown && ReportOf(import)?.Unknown.Count > 0 => Refusal.Invalid("import.unknown-columns", "ignoresUnknown"),
        _ => null,
    };

    public static Refusal? MayUndo(Import import, DateTime now) => import switch
    {
        { State: ImportState.Undone } => Refusal.Conflict("import.undone-already"),
        { State: ImportState.Done, DoneAt: { } at } => now - at <= ImportLimits.UndoFor ? null : Refusal.Conflict("import.too-late"),
        _ => Refusal.Conflict("import.not-done"),
    };

    public static ImportReport? ReportOf(Import import) =>
        import.Report is { } json ? JsonSerializer.Deserialize<ImportReport>(json, Json.Options) : null;
}
