namespace Lianmeng.Operations.Commands;

/// <summary>Where a command reads its settings and says what it did: the real console and environment, or a test's.</summary>
/// <param name="AddSettings">Adds the sources of settings.</param>
internal sealed record OperatorConsole(TextWriter Output, TextWriter Error, Action<IConfigurationManager> AddSettings)
{
    public static OperatorConsole Real => new(Console.Out, Console.Error, SettingsReader.AddSources);
}
