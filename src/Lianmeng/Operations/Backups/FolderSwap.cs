using Lianmeng.Operations.Start;

namespace Lianmeng.Operations.Backups;

/// <summary>Puts files in place of those of a folder and keeps the old ones aside. Until it is told to keep the new ones,
/// disposing it puts the old ones back.</summary>
internal sealed class FolderSwap : IDisposable
{
    private readonly string _folder;
    private readonly string _aside;
    private readonly List<string> _old = [];
    private readonly List<string> _new = [];

    /// <param name="names">The files of <paramref name="from"/> to put in place.</param>
    /// <param name="aside">Where the old ones go; made when there are some.</param>
    public FolderSwap(string from, IReadOnlyList<string> names, string folder, string aside)
    {
        (_folder, _aside) = (folder, aside);
        try
        {
            DataFolder.MakePrivate(folder);
            foreach (var name in Directory.GetFiles(folder).Select(Path.GetFileName).OfType<string>())
            {
                DataFolder.MakePrivate(aside);
                File.Move(Path.Combine(folder, name), Path.Combine(aside, name));
                _old.Add(name);
            }

            foreach (var name in names)
            {
                _new.Add(name);
                File.Copy(Path.Combine(from, name), Path.Combine(folder, name));
            }
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public void Keep()
    {
        _new.Clear();
        _old.Clear();
    }

    public void Dispose()
    {
        _new.ForEach(name => File.Delete(Path.Combine(_folder, name)));
        _old.ForEach(name => File.Move(Path.Combine(_aside, name), Path.Combine(_folder, name)));
        Keep();
    }
}
