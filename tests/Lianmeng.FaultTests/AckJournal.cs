namespace Lianmeng.FaultTests;

/// <summary>What the clients remember: which command was acknowledged with which outcome, and which must be sent again
/// with the same key because nobody knows.</summary>
/// <param name="from">Its numbers begin after this one.</param>
internal sealed class AckJournal(int seed, int from = 0)
{
    private readonly Dictionary<int, string> _acknowledged = [];
    private readonly Queue<int> _unknown = new();
    private readonly HashSet<int> _outstanding = [];
    private readonly Random _random = new(seed);
    private readonly int _before = from;
    private int _last = from;

    public IReadOnlyDictionary<int, string> Acknowledged => _acknowledged;

    public int Outstanding => _outstanding.Count;

    public bool HasUnknown => _unknown.Count > 0;

    /// <summary>How many acknowledgements to wait for before the next blow.</summary>
    public int NextBlow() => _random.Next(15, 120);

    /// <summary>The next number to send: an unknown one first, now and then one that was acknowledged, else a new one.</summary>
    public int Next()
    {
        if (!_unknown.TryDequeue(out var number))
        {
            number = _last > _before && _random.Next(20) == 0 ? _random.Next(_before + 1, _last + 1) : ++_last;
        }

        _outstanding.Add(number);
        return number;
    }

    /// <summary>Reads one line of the storm; true when it acknowledges.</summary>
    public bool Take(string line)
    {
        var words = line.Split(' ', 3);
        Assert.False(words[1] == "!", line);
        var number = int.Parse(words[0], System.Globalization.CultureInfo.InvariantCulture);
        _outstanding.Remove(number);
        if (words[1] == "?")
        {
            _unknown.Enqueue(number);
            return false;
        }

        if (!_acknowledged.TryAdd(number, words[1]))
        {
            Assert.Equal(_acknowledged[number], words[1]);
        }

        return true;
    }

    /// <summary>The storm is dead: whatever it did not answer is unknown.</summary>
    public void Lose()
    {
        foreach (var number in _outstanding.Order())
        {
            _unknown.Enqueue(number);
        }

        _outstanding.Clear();
    }
}
