namespace Lianmeng.Chains.Files;

/// <summary>Splits one line into fields (RFC 4180, but a field ends on its line). Kept from line to line.</summary>
internal sealed class CsvRow(int fields)
{
    private readonly (int Start, int Length)[] _fields = new (int, int)[fields];
    private byte[] _unquoted = new byte[256];
    private int _unquotedLength;
    private byte[]? _line;
    private int _start;

    /// <summary>Fields found, also those beyond what is wanted.</summary>
    public int Count { get; private set; }

    public bool HasOpenQuote { get; private set; }

    public ReadOnlySpan<byte> this[int field] => _fields[field] is var (start, length) && start < 0
        ? _unquoted.AsSpan(~start, length)
        : _line.AsSpan(_start + start, length);

    public void Split(byte[] buffer, int start, int length)
    {
        (_line, _start, _unquotedLength, Count, HasOpenQuote) = (buffer, start, 0, 0, false);
        var line = buffer.AsSpan(start, length);
        var at = 0;
        while (true)
        {
            if (at < line.Length && line[at] == '"')
            {
                at = SplitQuoted(line, at);
            }
            else
            {
                var comma = line[at..].IndexOf((byte)',');
                var end = comma < 0 ? line.Length : at + comma;
                Put(at, end - at);
                at = end;
            }

            if (at >= line.Length)
            {
                return;
            }

            at++; // the comma
        }
    }

    private int SplitQuoted(ReadOnlySpan<byte> line, int open)
    {
        if (_unquoted.Length < _unquotedLength + line.Length)
        {
            Array.Resize(ref _unquoted, (_unquotedLength + line.Length) * 2);
        }

        var (begin, at) = (_unquotedLength, open + 1);
        for (; at < line.Length; at++)
        {
            if (line[at] == '"')
            {
                at++;
                if (at >= line.Length || line[at] != '"')
                {
                    break;
                }
            }
            else if (at == line.Length - 1)
            {
                HasOpenQuote = true;
            }

            _unquoted[_unquotedLength++] = line[at];
        }

        HasOpenQuote |= open == line.Length - 1 || (at < line.Length && line[at] != ',');
        Put(~begin, _unquotedLength - begin);
        return Math.Min(at, line.Length);
    }

    private void Put(int start, int length)
    {
        if (Count < _fields.Length)
        {
            _fields[Count] = (start, length);
        }

        Count++;
    }
}
