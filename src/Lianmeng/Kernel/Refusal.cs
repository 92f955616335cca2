namespace Lianmeng.Kernel;

/// <summary>The family of a refusal; one place each maps it to HTTP, to a form and to an exit code.</summary>
public enum RefusalKind
{
    /// <summary>What was sent breaks a rule of a field.</summary>
    Invalid,
    /// <summary>Signed in, but not allowed here.</summary>
    Forbidden,
    /// <summary>Does not exist, or the asker may not know that it does.</summary>
    NotFound,
    /// <summary>Changed by somebody else since it was read.</summary>
    Stale,
    /// <summary>The state of the thing does not allow it now.</summary>
    Conflict,
    /// <summary>The idempotency key was used with another request.</summary>
    KeyReused,
    /// <summary>More than the program takes at once.</summary>
    TooLarge,
    /// <summary>Too many at once, or too many tries.</summary>
    TooMany,
    /// <summary>Nobody knows whether it was committed: repeat it with the same key.</summary>
    Unknown,
}

/// <summary>One thing that is wrong: a stable code, the field it belongs to, and arguments of its text.
/// The texts are in the catalogues as <c>refusal.CODE</c>, with the remedy in the same sentence.</summary>
public sealed record Problem(string Code, string? Field = null, params string[] Arguments)
{
    public override string ToString() => Field is null ? Code : $"{Field}: {Code}";
}

/// <summary>A refusal: every problem at once, in the order of the form.</summary>
public sealed record Refusal(RefusalKind Kind, IReadOnlyList<Problem> Problems)
{
    public string Code => Problems[0].Code;

    public static readonly Refusal NotFound = Of(RefusalKind.NotFound, "not-found");
    public static readonly Refusal Stale = Of(RefusalKind.Stale, "stale");
    public static readonly Refusal Unknown = Of(RefusalKind.Unknown, "outcome-unknown");
    public static readonly Refusal Busy = Of(RefusalKind.TooMany, "busy");
    public static readonly Refusal KeyReused = Of(RefusalKind.KeyReused, "idempotency-key.reused");

    public static Refusal Of(RefusalKind kind, string code, string? field = null, params string[] arguments) =>
        new(kind, [new Problem(code, field, arguments)]);

    public static Refusal Invalid(string code, string field, params string[] arguments) =>
        Of(RefusalKind.Invalid, code, field, arguments);

    public static Refusal Conflict(string code, params string[] arguments) =>
        Of(RefusalKind.Conflict, code, null, arguments);

    public override string ToString() => $"{Kind}: {string.Join("; ", Problems)}";
}
