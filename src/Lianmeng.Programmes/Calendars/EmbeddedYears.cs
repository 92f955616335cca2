namespace Lianmeng.Programmes.Calendars;

/// <summary>The calendar files that ship inside the library: <c>Calendars/cn-2023.json</c> and its
/// successors.</summary>
internal static class EmbeddedYears
{
    public static IEnumerable<CalendarYear> Read(string calendar)
    {
        var assembly = typeof(EmbeddedYears).Assembly;
        var prefix = $"{typeof(EmbeddedYears).Namespace}.{calendar}-";
        var names = assembly.GetManifestResourceNames().Where(n => n.StartsWith(prefix, StringComparison.Ordinal));
        foreach (var name in names)
        {
            using var stream = assembly.GetManifestResourceStream(name)
                ?? throw new InvalidOperationException($"Resource {name} is missing.");
            using var reader = new StreamReader(stream);
            yield return CalendarYear.Parse(reader.ReadToEnd());
        }
    }
}
