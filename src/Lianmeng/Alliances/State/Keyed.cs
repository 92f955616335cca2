namespace Lianmeng.Alliances.State;

/// <summary>A list by key, made when it is first asked and again when the list is another. Thread-safe: two at once make it
/// twice and keep one.</summary>
internal sealed class Keyed<TKey, T> where TKey : notnull
{
    private volatile Made? _made;

    private sealed record Made(IReadOnlyList<T> From, ILookup<TKey, T> Lookup);

    public ILookup<TKey, T> Of(IReadOnlyList<T> list, Func<T, TKey> key)
    {
        var made = _made;
        if (made is null || !ReferenceEquals(made.From, list))
        {
            _made = made = new(list, list.ToLookup(key));
        }

        return made.Lookup;
    }
}
