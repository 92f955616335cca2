using System.Text.Json;

namespace Lianmeng.Kernel;

/// <summary>Words of enums as they stand in addresses, files, the API and keys of the catalogues: TownCommittee is
/// <c>town-committee</c>.</summary>
public static class Kebab
{
    public static string Of<T>(T value) where T : struct, Enum =>
        JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    /// <summary>The value of a word; null for an unknown or empty one.</summary>
    public static T? Parse<T>(string? word) where T : struct, Enum =>
        Enum.GetValues<T>().Where(v => Of(v) == word).Select(v => (T?)v).FirstOrDefault();
}
