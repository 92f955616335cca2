using System.Buffers.Binary;

namespace Lianmeng.Chains.Risks;

/// <summary>A file that keeps each part of a risk run as soon as it is computed, so that a run that was killed goes on
/// where it stood: at most the parts that were being computed are lost. Safe for the threads of one run; one run at a
/// time.</summary>
/// <remarks>Layout, little endian: 8 bytes of mark, the plan's fingerprint; then for each part its number, its count, the
/// results (firm, updates, three float64), and a check sum. What follows the last whole part is cut off.</remarks>
public sealed class RiskJournal : IDisposable
{
    private static ReadOnlySpan<byte> Mark => "LMRISK01"u8;

    private const int HeadBytes = 16;
    private const int RecordHeadBytes = 8;
    private const int ResultBytes = 32;
    private const int SumBytes = 8;

    private readonly Lock _lock = new();
    private readonly FileStream _file;

    private RiskJournal(FileStream file) => _file = file;

    /// <summary>Opens the journal of a run, or begins it.</summary>
    /// <param name="path">The file; its folder exists.</param>
    /// <param name="plan">The plan of the run.</param>
    /// <exception cref="InvalidDataException">The file is no journal, or belongs to another network, model or choice of
    /// firms.</exception>
    /// <exception cref="IOException">The file cannot be opened, or another run holds it.</exception>
    public static RiskJournal Open(string path, RiskPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        try
        {
            Span<byte> head = stackalloc byte[HeadBytes];
            Span<byte> expected = stackalloc byte[HeadBytes];
            Mark.CopyTo(expected);
            BinaryPrimitives.WriteUInt64LittleEndian(expected[Mark.Length..], plan.Fingerprint);
            if (file.Length < HeadBytes)
            {
                file.SetLength(0);
                file.Write(expected);
                file.Flush(flushToDisk: true);
            }
            else
            {
                file.ReadExactly(head);
                if (!head.SequenceEqual(expected))
                {
                    throw new InvalidDataException(head.StartsWith(Mark)
                        ? $"{path} keeps the parts of another run: other files, options or firms."
                        : $"{path} is no journal of a risk run.");
                }
            }

            return new(file);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Closes the file.</summary>
    public void Dispose() => _file.Dispose();

    /// <summary>Appends a part and waits until it is on the disk.</summary>
    internal void Keep(int part, ReadOnlySpan<FirmRisk> computed)
    {
        var record = new byte[RecordHeadBytes + (computed.Length * ResultBytes) + SumBytes];
        BinaryPrimitives.WriteInt32LittleEndian(record, part);
        BinaryPrimitives.WriteInt32LittleEndian(record.AsSpan(4), computed.Length);
        for (var i = 0; i < computed.Length; i++)
        {
            Write(computed[i], record.AsSpan(RecordHeadBytes + (i * ResultBytes)));
        }

        BinaryPrimitives.WriteUInt64LittleEndian(record.AsSpan(record.Length - SumBytes), SumOf(record.AsSpan(..^SumBytes)));
        lock (_lock)
        {
            _file.Write(record);
            _file.Flush(flushToDisk: true);
        }
    }

    /// <summary>Reads the parts that are whole into the results, and cuts off the rest.</summary>
    /// <returns>For each part whether it was there.</returns>
    internal bool[] Restore(RiskPlan plan, Span<FirmRisk> results)
    {
        var isKept = new bool[plan.PartCount];
        _file.Position = HeadBytes;
        var whole = _file.Position;
        while (ReadRecord(plan) is var (part, computed))
        {
            RiskParts.Join(plan, part, computed, results);
            isKept[part] = true;
            whole = _file.Position;
        }

        _file.SetLength(whole);
        _file.Position = whole;
        return isKept;
    }

    private (int Part, FirmRisk[] Computed)? ReadRecord(RiskPlan plan)
    {
        var head = new byte[RecordHeadBytes];
        if (_file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) < head.Length)
        {
            return null;
        }

        var (part, count) = (BinaryPrimitives.ReadInt32LittleEndian(head), BinaryPrimitives.ReadInt32LittleEndian(head.AsSpan(4)));
        if ((uint)part >= (uint)plan.PartCount || count != plan.Places(part).Length)
        {
            return null;
        }

        var record = new byte[RecordHeadBytes + (count * ResultBytes) + SumBytes];
        head.CopyTo(record, 0);
        var body = record.AsSpan(RecordHeadBytes);
        if (_file.ReadAtLeast(body, body.Length, throwOnEndOfStream: false) < body.Length
            || BinaryPrimitives.ReadUInt64LittleEndian(body[^SumBytes..]) != SumOf(record.AsSpan(..^SumBytes)))
        {
            return null;
        }

        var computed = new FirmRisk[count];
        for (var i = 0; i < count; i++)
        {
            computed[i] = ReadResult(body[(i * ResultBytes)..]);
        }

        return (part, computed);
    }

    private static void Write(FirmRisk risk, Span<byte> to)
    {
        BinaryPrimitives.WriteInt32LittleEndian(to, risk.Firm);
        BinaryPrimitives.WriteInt32LittleEndian(to[4..], risk.Updates);
        BinaryPrimitives.WriteDoubleLittleEndian(to[8..], risk.Esri);
        BinaryPrimitives.WriteDoubleLittleEndian(to[16..], risk.Down);
        BinaryPrimitives.WriteDoubleLittleEndian(to[24..], risk.Up);
    }

    private static FirmRisk ReadResult(ReadOnlySpan<byte> from) => new(
        BinaryPrimitives.ReadInt32LittleEndian(from), BinaryPrimitives.ReadDoubleLittleEndian(from[8..]),
        BinaryPrimitives.ReadDoubleLittleEndian(from[16..]), BinaryPrimitives.ReadDoubleLittleEndian(from[24..]),
        BinaryPrimitives.ReadInt32LittleEndian(from[4..]));

    private static ulong SumOf(ReadOnlySpan<byte> bytes)
    {
        var sum = 0xCBF29CE484222325UL; // FNV-1a
        foreach (var b in bytes)
        {
            sum = (sum ^ b) * 0x100000001B3UL;
        }

        return sum;
    }
}
