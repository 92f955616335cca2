namespace Lianmeng.Operations.Safety;

/// <summary>Pages answer HEAD as they answer GET, without the body, which the server drops: chat programs ask so before
/// they show an address. A page that records that it was read looks for GET itself.</summary>
internal static class HeadOfPages
{
    public static T AnswersHead<T>(this T pages) where T : IEndpointConventionBuilder
    {
        pages.Add(endpoint =>
        {
            // The last one counts.
            if (endpoint.Metadata.OfType<HttpMethodMetadata>().LastOrDefault() is { } methods
                && methods.HttpMethods.Contains(HttpMethods.Get))
            {
                endpoint.Metadata.Add(new HttpMethodMetadata([.. methods.HttpMethods, HttpMethods.Head]));
            }
        });
        return pages;
    }
}
