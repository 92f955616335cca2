namespace Lianmeng.Kernel;

/// <summary>"1 site", "2 sites": for what the command line says, in English.</summary>
internal static class Count
{
    public static string Of(long number, string one, string more) => $"{number} {(number == 1 ? one : more)}";
}
