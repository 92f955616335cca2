using Lianmeng.Kernel;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Lianmeng.Operations.OpenApi;

/// <summary>Ids are 32 hex digits.</summary>
internal sealed class IdSchema : IOpenApiSchemaTransformer
{
    public Task TransformAsync(
        OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        var type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type;
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Id<>))
        {
            schema.Type = JsonSchemaType.String;
            schema.Properties = null;
            schema.Required = null;
            schema.Pattern = "^[0-9a-f]{32}$";
        }

        return Task.CompletedTask;
    }
}

/// <summary>The body of every refusal.</summary>
internal static class ProblemSchema
{
    public static OpenApiSchema Of() => new()
    {
        Type = JsonSchemaType.Object,
        Required = new HashSet<string> { "type", "title", "status", "code", "problems" },
        Properties = new Dictionary<string, IOpenApiSchema>
        {
            ["type"] = Text("urn:lianmeng:refusal:CODE"),
            ["title"] = Text("The first problem as a sentence in the asker's language."),
            ["status"] = new OpenApiSchema { Type = JsonSchemaType.Integer },
            ["code"] = Text("Stable code of the first problem."),
            ["problems"] = new OpenApiSchema { Type = JsonSchemaType.Array, Items = Line() },
        },
    };

    private static OpenApiSchema Line() => new()
    {
        Type = JsonSchemaType.Object,
        Properties = new Dictionary<string, IOpenApiSchema>
        {
            ["code"] = Text("Stable code."), ["field"] = Text("The field that it belongs to."),
            ["text"] = Text("What is wrong and what to do."),
        },
    };

    private static OpenApiSchema Text(string description) =>
        new() { Type = JsonSchemaType.String, Description = description };
}
