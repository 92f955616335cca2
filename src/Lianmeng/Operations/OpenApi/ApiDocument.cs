using System.Text.Json.Nodes;
using Lianmeng.Access;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Lianmeng.Operations.OpenApi;

/// <summary>The description of the API at <c>/openapi/v1.json</c>, made from the running routes and what
/// <see cref="ApiDescription"/> says about them.</summary>
internal static class ApiDocument
{
    public const string Name = "v1";
    private const string Scheme = "bearer";

    public static void AddApiDocument(this IServiceCollection services)
    {
        services.AddSingleton<ApiDocumentRoute>();
        services.AddOpenApi(Name, Configure);
    }

    private static void Configure(OpenApiOptions options)
    {
        options.ShouldInclude = endpoint => endpoint.ActionDescriptor.EndpointMetadata.OfType<ApiOperation>().Any();
        options.AddDocumentTransformer((document, _, _) =>
        {
            Describe(document);
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            Describe(operation, context);
            return Task.CompletedTask;
        });
        options.AddSchemaTransformer<IdSchema>();
    }

    private static void Describe(OpenApiDocument document)
    {
        document.Info = new OpenApiInfo
        {
            Title = "Lianmeng 链盟", Version = "v1",
            Description = "Whatever a page does, the API does through the same command. Every write carries an "
                + "Idempotency-Key, except those that make or use up a secret (session, password): repeat it when you "
                + "retry, and nothing is done twice. Refusals are "
                + "application/problem+json with stable codes. Days are civil days of China, instants are UTC.",
        };
        document.Servers = [];
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
        document.Components.SecuritySchemes[Scheme] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http, Scheme = "bearer",
            Description = "The secret of an API session: Authorization: Bearer …",
        };
        document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Scheme, document)] = [] }];
    }

    private static void Describe(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        var endpoint = context.Description.ActionDescriptor.EndpointMetadata;
        var described = endpoint.OfType<ApiOperation>().Single();
        operation.OperationId = described.Id;
        operation.Summary = described.Summary;
        operation.Tags = null;
        operation.Parameters ??= [];
        foreach (var parameter in operation.Parameters.OfType<OpenApiParameter>())
        {
            parameter.Example = parameter.In switch
            {
                ParameterLocation.Path => $"{{{parameter.Name}}}",
                _ => ExampleOf(described, parameter.Name ?? ""),
            };
        }

        if (!HttpMethods.IsGet(context.Description.HttpMethod ?? ""))
        {
            DescribeWrite(operation, described);
        }

        AddRefusals(operation, described, isWrite: !HttpMethods.IsGet(context.Description.HttpMethod ?? ""));
    }

    private static void DescribeWrite(OpenApiOperation operation, ApiOperation described)
    {
        if (described.IsKeyed)
        {
            operation.Parameters?.Add(new OpenApiParameter
            {
                Name = "Idempotency-Key", In = ParameterLocation.Header, Required = true,
                Description = "1 to 100 characters, new for every new submission, the same for a retry.",
                Schema = new OpenApiSchema { Type = JsonSchemaType.String, MinLength = 1, MaxLength = 100 },
                Example = "5b0c9b0e-visit-1",
            });
        }

        if (described.IsVersioned)
        {
            operation.Parameters?.Add(new OpenApiParameter
            {
                Name = "If-Match", In = ParameterLocation.Header, Required = false,
                Description = "The ETag that was read; another version is refused with 412.",
                Schema = new OpenApiSchema { Type = JsonSchemaType.String },
            });
        }

        foreach (var media in operation.RequestBody?.Content?.Values ?? [])
        {
            media.Example = described.ExampleBody;
        }
    }

    private static void AddRefusals(OpenApiOperation operation, ApiOperation described, bool isWrite)
    {
        operation.Responses ??= [];
        List<(int Status, string Text)> refusals =
        [
            (400, "A field breaks a rule; every problem at once."), (401, "Not signed in."),
            (403, "Signed in, but not allowed."), (404, "No such thing, or not yours to see."),
        ];
        if (isWrite)
        {
            refusals.AddRange(
            [
                (409, "The state of the thing does not allow it now."),
                (503, "Nobody knows whether it was saved: repeat it with the same key."),
            ]);
        }

        if (isWrite && described.IsKeyed)
        {
            refusals.Add((422, "The Idempotency-Key was used with another request."));
        }

        if (described.IsVersioned)
        {
            refusals.Add((412, "Changed by somebody else since it was read."));
        }

        foreach (var (status, text) in refusals.OrderBy(r => r.Status))
        {
            operation.Responses[status.ToString()] = new OpenApiResponse
            {
                Description = text,
                Content = new Dictionary<string, OpenApiMediaType>
                {
                    ["application/problem+json"] = new OpenApiMediaType { Schema = ProblemSchema.Of() },
                },
            };
        }
    }

    private static JsonNode? ExampleOf(ApiOperation described, string parameter)
    {
        var query = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(described.Example ?? "");
        return query.TryGetValue(parameter, out var value) ? JsonValue.Create(value.ToString()) : null;
    }
}
