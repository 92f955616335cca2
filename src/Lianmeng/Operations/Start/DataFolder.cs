namespace Lianmeng.Operations.Start;

/// <summary>The folder of the program's own files: database, keys, checkpoints, backups. Readable by its owner alone,
/// and held by one running program at a time.</summary>
internal static class DataFolder
{
    private const UnixFileMode OwnerOnly =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <exception cref="OperatorException">It cannot be made or written.</exception>
    public static void Prepare(HallSettings settings)
    {
        try
        {
            MakePrivate(settings.AbsoluteDataFolder);
            MakePrivate(settings.Keys);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new OperatorException(
                $"The data folder {settings.AbsoluteDataFolder} (setting DataFolder) or {settings.Keys} (KeyFolder) cannot be used: {e.Message}");
        }
    }

    /// <summary>Holds the folder until the result is disposed or the process ends, however it ends.</summary>
    /// <exception cref="OperatorException">Another program holds it.</exception>
    public static IDisposable Hold(HallSettings settings)
    {
        var file = Path.Combine(settings.AbsoluteDataFolder, "lianmeng.lock");
        try
        {
            return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            throw new OperatorException(
                $"Another lianmeng is running on the data folder {settings.AbsoluteDataFolder}. Stop it first, or give "
                + "this one another folder by the setting DataFolder.");
        }
    }

    /// <summary>Makes a folder with mode 0700, or narrows one that exists.</summary>
    internal static void MakePrivate(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
            return;
        }

        Directory.CreateDirectory(folder, OwnerOnly);
        if (File.GetUnixFileMode(folder) != OwnerOnly)
        {
            File.SetUnixFileMode(folder, OwnerOnly);
        }
    }
}
