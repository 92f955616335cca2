using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Lianmeng.Kernel;
using Microsoft.AspNetCore.Http.Metadata;

namespace Lianmeng.Operations.Safety;

/// <summary>Compares the body of an API call with the type that it becomes, and names every member that is missing, null,
/// unknown or of the wrong kind at once. The serializer alone would stop at the first, and lets null into lists.</summary>
internal static class BodyInput
{
    private const int MostProblems = 50;
    private static readonly Refusal Malformed = Refusal.Of(RefusalKind.Invalid, "request.malformed");

    public static async ValueTask<Refusal?> RefusalOfAsync(HttpContext http, Endpoint endpoint)
    {
        if (endpoint.Metadata.GetMetadata<IAcceptsMetadata>()?.RequestType is not { } type
            || !http.Request.HasJsonContentType())
        {
            return null;
        }

        var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body, http.RequestAborted);
        body.Position = 0;
        http.Request.Body = body;
        return body.Length == 0 ? null : RefusalOf(body.GetBuffer().AsMemory(0, (int)body.Length), type);
    }

    internal static Refusal? RefusalOf(ReadOnlyMemory<byte> body, Type type)
    {
        try
        {
            using var document = JsonDocument.Parse(body, new() { MaxDepth = Json.Deepest });
            if (document.RootElement.ValueKind == JsonValueKind.Null)
            {
                return Malformed;
            }

            var problems = new List<Problem>();
            Compare(document.RootElement, Json.Options.GetTypeInfo(type), "", problems);
            return problems.Count == 0 ? null : new(RefusalKind.Invalid, [.. problems.Take(MostProblems)]);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // No JSON, too deep, or text that is no text (half a character).
            return Malformed;
        }
    }

    private static void Compare(JsonElement value, JsonTypeInfo type, string path, List<Problem> problems)
    {
        if (problems.Count >= MostProblems)
        {
            return;
        }

        switch (type.Kind)
        {
            case JsonTypeInfoKind.Object when value.ValueKind == JsonValueKind.Object:
                CompareMembers(value, type, path, problems);
                break;
            case JsonTypeInfoKind.Enumerable when value.ValueKind == JsonValueKind.Array && type.ElementType is { } element:
                foreach (var (index, item) in value.EnumerateArray().Index())
                {
                    CompareOrMiss(item, element, mayBeNull: Nullable.GetUnderlyingType(element) is not null, $"{path}[{index}]", problems);
                }

                break;
            default:
                CompareScalar(value, type, path, problems);
                break;
        }
    }

    private static void CompareMembers(JsonElement value, JsonTypeInfo type, string path, List<Problem> problems)
    {
        var known = type.Properties.ToDictionary(p => p.Name, StringComparer.OrdinalIgnoreCase);
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var member in value.EnumerateObject())
        {
            seen.Add(member.Name);
            if (known.TryGetValue(member.Name, out var property))
            {
                CompareOrMiss(member.Value, property.PropertyType, MayBeNull(property), Below(path, property.Name), problems);
            }
            else
            {
                // Its name is the sender's text: at most as long as a name is.
                problems.Add(new("field.unknown", Below(path, new([.. member.Name.Where(c => !char.IsControl(c)).Take(50)]))));
            }
        }

        problems.AddRange(type.Properties.Where(p => p.IsRequired && !seen.Contains(p.Name))
            .Select(p => new Problem("field.missing", Below(path, p.Name))));
    }

    private static void CompareOrMiss(JsonElement value, Type type, bool mayBeNull, string path, List<Problem> problems)
    {
        if (value.ValueKind != JsonValueKind.Null)
        {
            Compare(value, Json.Options.GetTypeInfo(type), path, problems);
        }
        else if (!mayBeNull)
        {
            problems.Add(new("field.missing", path));
        }
    }

    private static void CompareScalar(JsonElement value, JsonTypeInfo type, string path, List<Problem> problems)
    {
        var field = path.Length == 0 ? null : path;
        if (value.ValueKind == JsonValueKind.String && value.GetString()?.Contains('\0') == true)
        {
            problems.Add(new("field.control-character", field));
        }
        else if ((Nullable.GetUnderlyingType(type.Type) ?? type.Type) == typeof(DateOnly))
        {
            if (value.ValueKind != JsonValueKind.String || Days.Parse(value.GetString()) is null)
            {
                problems.Add(Days.ProblemAt(path));
            }
        }
        else if (!IsReadable(value, type))
        {
            problems.Add(new("field.malformed", field));
        }
    }

    private static bool IsReadable(JsonElement value, JsonTypeInfo type)
    {
        try
        {
            value.Deserialize(type);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static bool MayBeNull(JsonPropertyInfo property) =>
        property.AssociatedParameter?.IsNullable ?? property.IsSetNullable;

    private static string Below(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";
}
