namespace Lianmeng.Registry;

/// <summary>Tables that are shipped with the program. A line that begins with '#' says where a table comes from.</summary>
internal static class RegistryData
{
    /// <summary>The lines of an embedded table, in order, without remarks and empty lines.</summary>
    public static IEnumerable<string> Lines(string name)
    {
        using var stream = typeof(RegistryData).Assembly.GetManifestResourceStream("Registry." + name)
            ?? throw new InvalidOperationException($"The table {name} is not in the program.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
            {
                yield return line;
            }
        }
    }
}
