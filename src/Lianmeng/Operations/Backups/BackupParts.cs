namespace Lianmeng.Operations.Backups;

/// <summary>The parts of a backup, each a folder without folders.</summary>
internal static class BackupParts
{
    public const string Database = "database";
    public const string Keys = "keys";
    public const string Checkpoints = "checkpoints";

    /// <summary>"keys/x.xml" is one; "../x", "/x" and "keys/a/x" are none.</summary>
    public static bool IsPlace(string path) =>
        path.Split('/') is [Database or Keys or Checkpoints, { Length: > 0 } name] && name is not ("." or "..")
        && name == Path.GetFileName(name);

    /// <summary>Does the backup hold each file of its database, and no other?</summary>
    /// <exception cref="OperatorException">It does not.</exception>
    public static void CheckDatabase(IReadOnlyList<string> names, IReadOnlyList<string> needed)
    {
        if (needed.Except(names).FirstOrDefault() is { } missing)
        {
            throw new OperatorException($"The backup is not complete: {Database}/{missing} is missing. Use another backup.");
        }

        if (names.Except(needed).FirstOrDefault() is { } strange)
        {
            throw new OperatorException($"The backup is damaged: {Database}/{strange} is no part of its database. Use another backup.");
        }
    }
}
