namespace Lianmeng.Tests.Architecture;

/// <summary>The sources of the repository in which the tests run.</summary>
internal static class SourceTree
{
    public static readonly string Root = FindRoot();

    public static readonly string Application = Path.Combine(Root, "src", "Lianmeng");

    /// <summary>Every folder of the application: a wall stands around each.</summary>
    public static IReadOnlyList<string> Folders { get; } =
    [
        .. Directory.EnumerateDirectories(Application).Select(d => Path.GetFileName(d))
            .Where(d => d is not ("bin" or "obj" or "wwwroot" or "Properties")).Order(StringComparer.Ordinal),
    ];

    /// <summary>Files of the application that people wrote: no build output, no migrations.</summary>
    public static IEnumerable<string> Files(params string[] extensions) =>
        Directory.EnumerateFiles(Application, "*", SearchOption.AllDirectories)
            .Where(f => extensions.Contains(Path.GetExtension(f)))
            .Where(f => !f.Contains("/bin/") && !f.Contains("/obj/") && !f.Contains("/Migrations/") && !f.Contains("/lib/"));

    /// <summary>The path below the application's folder.</summary>
    public static string Short(string file) => Path.GetRelativePath(Application, file);

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Lianmeng.slnx")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("Lianmeng.slnx");
        }

        return folder.FullName;
    }
}
