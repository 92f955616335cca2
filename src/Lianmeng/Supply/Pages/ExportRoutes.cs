namespace Lianmeng.Supply.Pages;

/// <summary>The lists that a person may take away as a file.</summary>
internal static class ExportRoutes
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        SentList.File.Map(routes);
        ReceivedList.File.Map(routes);
        ConsultationListing.File.Map(routes);
        PartnerTable.File.Map(routes);
        ProductTable.File.Map(routes);
        SecretariatLists.Months.Map(routes);
        SecretariatLists.Asked.Map(routes);
    }
}
