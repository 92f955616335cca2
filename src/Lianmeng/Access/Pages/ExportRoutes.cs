namespace Lianmeng.Access.Pages;

/// <summary>The lists that a person may take away as a file.</summary>
internal static class ExportRoutes
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        AccountTable.File.Map(routes);
    }
}
