using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using Lianmeng.Kernel;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Http.Metadata;

namespace Lianmeng.Operations.Safety;

/// <summary>Judges the values in an address by the types of what they are bound to, so that neither page nor endpoint meets
/// one that it cannot read. An id that is none is an address that does not exist.</summary>
internal static class AddressInput
{
    /// <summary>A page number in every list, whatever its type; more pages has no list.</summary>
    private const string Page = "page";

    private const int LastPage = 100_000;

    private static readonly ConcurrentDictionary<Endpoint, IReadOnlyDictionary<string, Type>> Types = new();

    public static Refusal? RefusalOf(HttpContext http, RouteEndpoint endpoint)
    {
        var types = Types.GetOrAdd(endpoint, TypesOf);
        if (http.Request.RouteValues.Any(v => v.Value is string text && IsNoAddress(text, types.GetValueOrDefault(v.Key))))
        {
            return Refusal.NotFound;
        }

        var problems = new List<Problem>();
        foreach (var (name, values) in http.Request.Query)
        {
            foreach (var value in values)
            {
                if (ProblemOf(name, value ?? "", types.GetValueOrDefault(name)) is { } problem)
                {
                    problems.Add(problem);
                }
            }
        }

        return problems.Count == 0 ? null : new(RefusalKind.Invalid, problems);
    }

    private static bool IsNoAddress(string text, Type? type) =>
        text.Any(char.IsControl) || (IsId(type) && !Guid.TryParse(text, out _));

    private static Problem? ProblemOf(string name, string value, Type? type)
    {
        if (name.Concat(value).Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t')))
        {
            return new("field.control-character", new([.. name.Where(c => !char.IsControl(c))]));
        }

        if (name.Equals(Page, StringComparison.OrdinalIgnoreCase))
        {
            return IsNumber(value, LastPage) ? null : new("field.number", name, "0", $"{LastPage}");
        }

        if (type == typeof(DateOnly) || Days.IsWritten(value))
        {
            return Days.Parse(value) is null ? Days.ProblemAt(name) : null;
        }

        return Nullable.GetUnderlyingType(type ?? typeof(string)) is { } inner
            ? value.Length == 0 ? null : ProblemOf(name, value, inner)
            : ProblemOfType(name, value, type);
    }

    private static Problem? ProblemOfType(string name, string value, Type? type)
    {
        if (type == typeof(int) && !IsNumber(value, int.MaxValue))
        {
            return new("field.number", name, "0", $"{int.MaxValue}");
        }

        if (type == typeof(bool) && !bool.TryParse(value, out _))
        {
            return new("field.choice", name, "true, false");
        }

        if (type is { IsEnum: true } && !(Enum.TryParse(type, value, ignoreCase: true, out var word) && Enum.IsDefined(type, word)))
        {
            return new("field.choice", name, string.Join(", ", Enum.GetNames(type)));
        }

        return IsId(type) && !Guid.TryParse(value, out _) ? new("field.malformed", name) : null;
    }

    private static bool IsNumber(string text, int most) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= most;

    private static bool IsId(Type? type) => type == typeof(Guid)
        || (type is { IsGenericType: true } && type.GetGenericTypeDefinition() == typeof(Id<>));

    /// <summary>The types by the names that stand in addresses: of an endpoint its parameters, of a page its properties.</summary>
    internal static Dictionary<string, Type> TypesOf(Endpoint endpoint)
    {
        var types = new Dictionary<string, Type>(StringComparer.OrdinalIgnoreCase);
        foreach (var parameter in endpoint.Metadata.GetOrderedMetadata<IParameterBindingMetadata>())
        {
            types.TryAdd(parameter.Name, parameter.ParameterInfo.ParameterType);
        }

        var page = endpoint.Metadata.GetMetadata<ComponentTypeMetadata>()?.Type;
        foreach (var property in page?.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic) ?? [])
        {
            if (property.GetCustomAttribute<SupplyParameterFromQueryAttribute>() is { } query)
            {
                types.TryAdd(query.Name ?? property.Name, property.PropertyType);
            }
            else if (property.GetCustomAttribute<ParameterAttribute>() is not null)
            {
                types.TryAdd(property.Name, property.PropertyType);
            }
        }

        return types;
    }
}
