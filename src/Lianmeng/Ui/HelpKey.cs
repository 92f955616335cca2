namespace Lianmeng.Ui;

/// <summary>Where the help of a page stands in the catalogues, by the pattern of its address.</summary>
internal static class HelpKey
{
    /// <summary>"/organizations/{Id}/keep" is "help.organizations-one-keep".</summary>
    public static string Of(string pattern) => "help." + string.Join(
        '-', pattern.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(part => part.StartsWith('{') ? "one" : part));
}
