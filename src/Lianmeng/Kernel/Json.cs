using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;

namespace Lianmeng.Kernel;

/// <summary>One set of JSON options for API, journal and stored outcomes: camel case, enums as kebab-case words,
/// unknown members refused, Chinese written as itself. A member whose type allows no null must be there and hold a
/// value, unless the record gives it a default; one that allows null may be left out.</summary>
public static class Json
{
    /// <summary>Bodies are flat; only an attack is deep.</summary>
    public const int Deepest = 32;

    public static readonly JsonSerializerOptions Options = Configure(new JsonSerializerOptions(JsonSerializerDefaults.Web));

    public static JsonSerializerOptions Configure(JsonSerializerOptions options)
    {
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.RespectNullableAnnotations = true;
        options.RespectRequiredConstructorParameters = true;
        options.MaxDepth = Deepest;
        options.TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LetNullBeLeftOut } };
        options.Encoder = JavaScriptEncoder.Create(UnicodeRanges.All);
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false));
        return options;
    }

    /// <summary>The serializer would ask for every parameter without a default, for <c>string?</c>, too: but null is not
    /// written, and whoever has nothing to say leaves the member out.</summary>
    private static void LetNullBeLeftOut(JsonTypeInfo type)
    {
        foreach (var property in type.Properties.Where(p => p.AssociatedParameter is { IsNullable: true }))
        {
            property.IsRequired = false;
        }
    }
}
