using Lianmeng.Kernel;

namespace Lianmeng.Access;

public static class FingerprintChecks
{
    /// <summary>Requires what <see cref="Ids.Fingerprint"/> makes: SHA-256 as 64 lower-case hex digits.</summary>
    public static Checks Fingerprint(this Checks check, string? value, string field = "fingerprint") => check.When(
        value is not { Length: 64 } || !value.All(char.IsAsciiHexDigitLower), "fingerprint.malformed", field);
}
