using System.Diagnostics.CodeAnalysis;

namespace Lianmeng.Kernel;

/// <summary>What a command gave: done with a value, or refused. Bugs are exceptions, never outcomes.</summary>
public readonly struct Outcome<T>
{
    private readonly T? _value;

    private Outcome(T? value, Refusal? refused) => (_value, Refused) = (value, refused);

    /// <summary>Why it was refused; null when it was done.</summary>
    public Refusal? Refused { get; }

    [MemberNotNullWhen(false, nameof(Refused))]
    public bool IsDone => Refused is null;

    /// <summary>The value of a done command.</summary>
    /// <exception cref="InvalidOperationException">The command was refused.</exception>
    public T Value => Refused is null
        ? _value!
        : throw new InvalidOperationException($"Refused: {Refused}");

    public static implicit operator Outcome<T>(T value) => new(value, null);

    public static implicit operator Outcome<T>(Refusal refusal) => new(default, refusal);

    public Outcome<TOther> As<TOther>(Func<T, TOther> map) =>
        Refused is { } no ? no : map(Value);
}

/// <summary>The empty value of commands that only do.</summary>
public readonly record struct Done;
