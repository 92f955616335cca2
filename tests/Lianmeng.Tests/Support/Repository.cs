namespace Lianmeng.Tests.Support;

/// <summary>Where the sources lie, for tests that read them.</summary>
public static class Repository
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    private static string Find(string folder) =>
        File.Exists(Path.Combine(folder, "Lianmeng.slnx")) ? folder : Find(Path.GetDirectoryName(folder)!);
}
