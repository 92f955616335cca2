using System.CommandLine;
using Lianmeng.Imports;
using Lianmeng.Kernel;
using Lianmeng.Registry;
using Lianmeng.Storage;

namespace Lianmeng.Operations.Commands.Import;

/// <summary>Reads a file of many rows into the records: checked as a whole, written whole or not at all, taken back within
/// 24 hours.</summary>
internal static class ImportCommand
{
    private static readonly Argument<string?> Kind = new("KIND")
    {
        Description = "What the rows are: firms, edges or memberships.", Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Argument<string?> File = new("FILE")
    {
        Description = "A CSV file in UTF-8 or GB 18030, its columns in any order.", Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<string?> Site = new("--site")
    {
        Description = "Code of the site; needed when there are several.", HelpName = "CODE",
    };

    private static readonly Option<bool> DryRun = new("--dry-run")
    {
        Description = "Say what is wrong and what would change; write nothing.",
    };

    private static readonly Option<bool> Yes = new("--yes")
    {
        Description = "Write it. Columns that are not known are left out.",
    };

    private static readonly Option<bool> AllNew = new("--all-new")
    {
        Description = "Firms of a like name are other firms: enter them.",
    };

    private static readonly Option<bool> Columns = new("--columns")
    {
        Description = "Print the columns with every word that means them, as a page of documentation.",
    };

    private static readonly Option<string?> Undo = new("--undo")
    {
        Description = "Take the import of this id back, as long as nothing was built on it; within 24 hours.", HelpName = "ID",
    };

    public static Command Create(OperatorConsole console)
    {
        var command = new Command("import",
            "Read a CSV file of firms, supply relations or alliance members. Everything that is wrong is said at once, with row "
            + "and column; all of it is written, or nothing.") { Kind, File, Site, DryRun, Yes, AllNew, Undo, Columns };
        command.SetAction((parsed, cancellation) => OperatorHost.RunAsync(
            console, (services, token) => RunAsync(console, services, parsed, token),
            needsSchema: !parsed.GetValue(Columns), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(
        OperatorConsole console, IServiceProvider services, ParseResult parsed, CancellationToken cancellation)
    {
        var desk = services.GetRequiredService<ImportDesk>();
        if (parsed.GetValue(Columns))
        {
            await console.Output.WriteAsync(ImportColumnsPage.Of(desk.Kinds));
            return (int)ExitCode.Done;
        }

        var site = await SiteAsync(services.GetRequiredService<HallFactory>(), parsed.GetValue(Site), cancellation);
        var actor = Actor.System(site) with { Name = "lianmeng import" };
        if (parsed.GetValue(Undo) is { } id)
        {
            return await UndoAsync(console, desk, actor, id, cancellation);
        }

        var kind = desk.Find(parsed.GetValue(Kind)) ?? throw new OperatorException(
            $"Say what the rows are: {string.Join(", ", desk.Kinds.Select(k => k.Id))}.", ExitCode.Misuse);
        var (name, bytes) = await ReadAsync(parsed.GetValue(File), cancellation);
        var choices = new ImportChoices(IgnoresUnknown: parsed.GetValue(Yes), AllNew: parsed.GetValue(AllNew));
        return parsed.GetValue(Yes) && !parsed.GetValue(DryRun)
            ? await WriteAsync(console, desk, actor, kind, name, bytes, choices, cancellation)
            : await TryAsync(console, desk, site, kind, name, bytes, choices, cancellation);
    }

    private static async Task<int> TryAsync(
        OperatorConsole console, ImportDesk desk, SiteId site, IImportKind kind, string name, byte[] bytes, ImportChoices choices,
        CancellationToken cancellation)
    {
        var report = await desk.TryAsync(kind, site, bytes, name, choices, cancellation);
        await ImportPrint.ReportAsync(console, name, report);
        await console.Output.WriteLineAsync(report.IsFaultless && report.New + report.Changed > 0
            ? "Nothing was written. Give --yes to write it." : "Nothing was written.");
        return (int)(report.IsFaultless ? ExitCode.Done : ExitCode.Refused);
    }

    private static async Task<int> WriteAsync(
        OperatorConsole console, ImportDesk desk, Actor actor, IImportKind kind, string name, byte[] bytes,
        ImportChoices choices, CancellationToken cancellation)
    {
        var (report, written) = await desk.ImportAsync(actor, kind, bytes, name, choices, cancellation);
        await ImportPrint.ReportAsync(console, name, report);
        if (written.Refused is { } no)
        {
            // What is wrong with the file is said already.
            throw new OperatorException(
                $"Nothing was written. {(report.IsFaultless ? string.Join(" ", no.Problems.Select(Words.InEnglish.Of)) : "")}".TrimEnd());
        }

        await console.Output.WriteLineAsync(
            $"Written. Within 24 hours `lianmeng import --undo {written.Value}` takes it back.");
        return (int)ExitCode.Done;
    }

    private static async Task<int> UndoAsync(
        OperatorConsole console, ImportDesk desk, Actor actor, string id, CancellationToken cancellation)
    {
        if (!ImportId.TryParse(id, null, out var import))
        {
            throw new OperatorException($"\"{id}\" is no id of an import. It was printed when the file was written.", ExitCode.Misuse);
        }

        var (outcome, blocks) = await desk.UndoAsync(actor, import, cancellation);
        if (outcome.Refused is { } no)
        {
            await ImportPrint.FaultsAsync(console, blocks.Shown, blocks.Count);
            throw new OperatorException($"Nothing was taken back. {string.Join(" ", no.Problems.Select(Words.InEnglish.Of))}");
        }

        await console.Output.WriteLineAsync("The import is taken back whole.");
        return (int)ExitCode.Done;
    }

    private static async Task<SiteId> SiteAsync(HallFactory halls, string? code, CancellationToken cancellation)
    {
        var sites = await RegistryCodes.SitesAsync(halls, cancellation);
        var known = string.Join(", ", sites.Select(s => s.Code));
        return code is null
            ? sites.Count == 1 ? sites[0].Id : throw new OperatorException(sites.Count == 0
                ? "No site is open yet. Start the program and set it up." : $"Give --site with one of: {known}.")
            : sites.Where(s => s.Code == code).Select(s => (SiteId?)s.Id).FirstOrDefault()
                ?? throw new OperatorException($"There is no site \"{code}\". There are: {known}.");
    }

    private static async Task<(string Name, byte[] Bytes)> ReadAsync(string? file, CancellationToken cancellation)
    {
        if (file is null)
        {
            throw new OperatorException("Name the file.", ExitCode.Misuse);
        }

        if (!System.IO.File.Exists(file))
        {
            throw new OperatorException($"There is no file {file}.");
        }

        return new FileInfo(file).Length > ImportLimits.Bytes
            ? throw new OperatorException($"The file is larger than {ImportLimits.Bytes / 1024 / 1024} MB. Split it.")
            : (Path.GetFileName(file), await System.IO.File.ReadAllBytesAsync(file, cancellation));
    }
}
