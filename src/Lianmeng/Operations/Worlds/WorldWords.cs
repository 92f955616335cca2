using System.Text.Json;

namespace Lianmeng.Operations.Worlds;

/// <summary>The words of the files for the members of an enumeration: TownCommittee is "town-committee".</summary>
internal static class WorldWords
{
    public static string Of<T>(T value) where T : struct, Enum =>
        JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    public static T? Find<T>(string word) where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
        {
            if (Of(value) == word)
            {
                return value;
            }
        }

        return null;
    }

    public static string[] All<T>() where T : struct, Enum => [.. Enum.GetValues<T>().Select(Of)];
}
