using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Lianmeng.Operations.Worlds;

/// <summary>Reads the folder of a demo world strictly: the whole world, or every problem at once.</summary>
public static class WorldReader
{
    private static readonly string[] Files =
        [
            "site.yml", "organizations.yml", "alliances.yml", "member-counts.yml", "supply.yml", "story.yml",
            "accounts.yml",
        ];

    /// <summary>Reads the seven files of a folder; <c>README.md</c> may lie beside them and nothing else.</summary>
    /// <exception cref="DirectoryNotFoundException">The folder does not exist.</exception>
    public static WorldReading Read(string folder)
    {
        var book = new WorldBook();
        var found = Directory.EnumerateFileSystemEntries(folder).Select(e => Path.GetFileName(e));
        foreach (var stray in found.Except([.. Files, "README.md"]))
        {
            book.Add(new(stray, Mark.Empty), "unknown-file", $"\"{stray}\" belongs to no world.",
                Nearest.Advise(stray, Files, "Take it out of the folder."));
        }

        var site = Sheet(book, folder, "site.yml", SiteSheet.Read);
        var organizations = Sheet(book, folder, "organizations.yml", OrganizationsSheet.Read);
        var alliances = Sheet(book, folder, "alliances.yml", AlliancesSheet.Read);
        var counts = Sheet(book, folder, "member-counts.yml", CountsSheet.Read);
        var supply = Sheet(book, folder, "supply.yml", SupplySheet.Read);
        var story = Sheet(book, folder, "story.yml", StorySheet.Read);
        var accounts = Sheet(book, folder, "accounts.yml", AccountsSheet.Read);

        // With a file missing, every reference into it would be reported as well: noise.
        if (site is null || organizations is null || alliances is null || counts is null || supply is null
            || story is null || accounts is null)
        {
            return new(null, book.Problems);
        }

        book.Close();
        return book.Judge(new(site.Item1, site.Item2, organizations, alliances, counts, supply, story, accounts));
    }

    private static T? Sheet<T>(WorldBook book, string folder, string file, Func<WorldMap, T> read) where T : class
    {
        var path = Path.Combine(folder, file);
        if (!File.Exists(path))
        {
            book.Add(new(file, Mark.Empty), "missing-file", $"The file \"{file}\" is missing.",
                "Add it to the folder.");
            return null;
        }

        try
        {
            using var text = File.OpenText(path);
            var yaml = new YamlStream();
            yaml.Load(text);
            if (yaml.Documents is [{ RootNode: YamlMappingNode root }])
            {
                var map = new WorldMap(book, file, root);
                var content = read(map);
                map.Close();
                return content;
            }

            book.Add(new(file, Mark.Empty), "bad-shape", "The file is not one mapping.",
                "Write its keys at the left edge, one document per file.");
        }
        catch (YamlException e)
        {
            book.Add(new(file, e.Start), "bad-yaml", $"The file is no YAML here: {e.Message}",
                "Mend the indentation, the quotes or the doubled key.");
        }

        return null;
    }
}
