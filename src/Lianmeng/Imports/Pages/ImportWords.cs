using System.Globalization;
using Lianmeng.Kernel;
using Lianmeng.Ui;

namespace Lianmeng.Imports.Pages;

/// <summary>Words of an import for its pages.</summary>
internal static class ImportWords
{
    public static string State(Words words, ImportView import) => words["imports.state." + StateKey(import)];

    public static Tone ToneOf(ImportView import) => import.State switch
    {
        ImportState.Done => Tone.Done,
        ImportState.BrokenOff => Tone.Urgent,
        ImportState.Checked when import.Faults > 0 => Tone.Urgent,
        ImportState.Undone => Tone.Quiet,
        ImportState.Checked => Tone.Waiting,
        _ => Tone.Active,
    };

    public static string Result(Words words, ImportView import) => import.State switch
    {
        ImportState.Checked when import.Faults > 0 => words["imports.faults", Number(import.Faults)],
        ImportState.Waiting or ImportState.Confirmed or ImportState.BrokenOff => words["imports.not-written"],
        _ => words["imports.counts", Number(import.New), Number(import.Changed), Number(import.Unchanged)],
    };

    /// <summary>Thousands parted, so that a long number is read at once.</summary>
    public static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string StateKey(ImportView import) =>
        import is { State: ImportState.Checked, Faults: > 0 } ? "faulty" : Kebab.Of(import.State);
}
