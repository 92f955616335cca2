namespace Lianmeng.Chains.Files;

/// <summary>The lines of a piece of a file, without their ends; empty lines are counted and skipped.</summary>
internal ref struct CsvLines(byte[] buffer, int start, int end)
{
    private int _next = start;

    /// <summary>Start of the current line in the buffer.</summary>
    public int Start { get; private set; }

    public int Length { get; private set; }

    /// <summary>Lines seen so far, the current one included.</summary>
    public int Count { get; private set; }

    public bool MoveNext()
    {
        while (_next < end)
        {
            Start = _next;
            var length = buffer.AsSpan(_next, end - _next).IndexOf((byte)'\n');
            length = length < 0 ? end - _next : length;
            _next += length + 1;
            Count++;
            Length = length > 0 && buffer[Start + length - 1] == '\r' ? length - 1 : length;
            if (Length > 0)
            {
                return true;
            }
        }

        return false;
    }
}
