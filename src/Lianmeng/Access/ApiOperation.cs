using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;

namespace Lianmeng.Access;

/// <summary>What the description of the API says about an endpoint beside what its signature tells.</summary>
/// <param name="Id">Stable id of the operation in camel case, unique in the product.</param>
/// <param name="Summary">One sentence.</param>
/// <param name="Example">For a write the body, for a read the query string; texts such as <c>{firmId}</c> stand for
/// things that exist.</param>
/// <param name="Status">What a good call answers.</param>
/// <param name="IsVersioned">The call may carry If-Match.</param>
/// <param name="IsKeyed">A write carries an Idempotency-Key; false where a secret is made or used up.</param>
public sealed record ApiOperation(string Id, string Summary, string? Example, int Status, bool IsVersioned, bool IsKeyed)
{
    public JsonNode? ExampleBody => Example is null ? null : JsonNode.Parse(Example);
}

/// <summary>Describes endpoints of the API. An endpoint is a few lines:
/// <code>
/// routes.MapPost("/api/v1/firms/{firmId}/visits", (OrganizationId firmId, VisitBody body, ApiCall api) =&gt;
///         api.CreateAsync(new RecordVisit(firmId, body.Day, api.Version), id =&gt; $"/api/v1/visits/{id}"))
///     .Needs(VisitAbilities.Keep)
///     .Api&lt;Created&gt;("recordVisit", "Records a visit to a firm.", """{"day":"2023-03-08"}""", 201, isVersioned: true);
/// routes.MapGet("/api/v1/visits/{visitId}", async (Guid visitId, VisitQuery query, ApiCall api) =&gt;
///         api.Show(await query.FindAsync(visitId)))
///     .Needs(VisitAbilities.Read).Api&lt;VisitView&gt;("getVisit", "One visit.");
/// </code>
/// A test sends every example to a running program: name parameters of the address after what they are
/// (<c>{visitId}</c>, not <c>{id}</c>), and teach <c>tests/Lianmeng.Tests/Api/ExamplePlaces</c> to make one.</summary>
public static class ApiDescription
{
    /// <typeparam name="TAnswer">Body of a good answer.</typeparam>
    /// <param name="id">Operation id, camel case, unique.</param>
    /// <param name="summary">One sentence.</param>
    /// <param name="example">Body of a write, or query string of a read; see <see cref="ApiOperation"/>.</param>
    public static RouteHandlerBuilder Api<TAnswer>(
        this RouteHandlerBuilder route, string id, string summary,
        [StringSyntax(StringSyntaxAttribute.Json)] string? example = null, int status = StatusCodes.Status200OK,
        bool isVersioned = false, bool isKeyed = true) => route
            .WithName(id)
            .WithMetadata(new ApiOperation(id, summary, example, status, isVersioned, isKeyed))
            .Produces<TAnswer>(status)
            .DisableAntiforgery();
}

/// <summary>The answer to a call that made something.</summary>
public sealed record Created(string Id);
