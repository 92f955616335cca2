using System.Buffers.Binary;

namespace Lianmeng.Chains.Networks;

/// <summary>A text of at most eight bytes as one number.</summary>
internal static class ShortText
{
    /// <summary>Up to 7 bytes: text and length in one number, unique among such texts.</summary>
    public static ulong Key(ReadOnlySpan<byte> utf8) => Bytes(utf8) | ((ulong)utf8.Length << 56);

    /// <summary>Up to 8 bytes, the rest 0.</summary>
    public static ulong Bytes(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length == 8)
        {
            return BinaryPrimitives.ReadUInt64LittleEndian(utf8);
        }

        var value = 0UL;
        for (var i = utf8.Length - 1; i >= 0; i--)
        {
            value = (value << 8) | utf8[i];
        }

        return value;
    }
}
