using Lianmeng.Kernel;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Lianmeng.Storage;

/// <summary>An instant is a whole number of milliseconds since 1970 UTC: both databases order and compare it.</summary>
internal sealed class UtcMilliseconds() : ValueConverter<DateTime, long>(
    instant => new DateTimeOffset(instant).ToUnixTimeMilliseconds(),
    milliseconds => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds).UtcDateTime);

/// <summary>The same for the one library (Identity) that speaks of offsets.</summary>
internal sealed class OffsetMilliseconds() : ValueConverter<DateTimeOffset, long>(
    instant => instant.ToUnixTimeMilliseconds(),
    milliseconds => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds));

/// <summary>The same for statements that are written by hand.</summary>
internal static class Columns
{
    public static long Milliseconds(DateTime instant) => new DateTimeOffset(instant).ToUnixTimeMilliseconds();
}

internal sealed class IdColumn<T>() : ValueConverter<Id<T>, Guid>(id => id.Value, value => new Id<T>(value));
