namespace Lianmeng.Registry.Codes;

/// <summary>The unified social credit code, GB 32100-2015: 18 characters, the last one a check character, the body code of
/// GB 11714 with its own check inside. A right code proves nothing about existence, and the region in it is that of the
/// first registration, not the address.</summary>
public static class UnifiedCode
{
    public const int Length = 18;

    /// <summary>In the order of their values 0…30; without I, O, S, V, Z.</summary>
    private const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private const int BodyStart = 8;
    private const int BodyLength = 9;

    /// <summary>GB 32100-2015, table 4: 3^i mod 31 for i = 0…16.</summary>
    private static readonly int[] Weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

    /// <summary>GB 11714: weights of the eight characters before the body's check.</summary>
    private static readonly int[] BodyWeights = [3, 7, 9, 10, 5, 8, 4, 2];

    /// <summary>Which kinds (second character) an authority (first character) registers.</summary>
    private static readonly Dictionary<char, string> Kinds = new()
    {
        ['1'] = "1239", ['2'] = "19", ['3'] = "123459", ['4'] = "19", ['5'] = "1239", ['6'] = "129", ['7'] = "129",
        ['8'] = "19", ['9'] = "1239", ['A'] = "19", ['N'] = "1239", ['Y'] = "1",
    };

    /// <summary>As it is stored: full-width characters made plain, blanks and hyphens taken out, upper case.</summary>
    public static string Normalize(string typed) =>
        new([.. PlainText.Of(typed).Where(c => c is not (' ' or '-')).Select(char.ToUpperInvariant)]);

    /// <summary>What is wrong with a normalised code: the code of a problem, null when it is right.</summary>
    public static string? FaultOf(string code)
    {
        if (code.Length != Length)
        {
            return CitizenNumber.IsValid(code) ? "unified-code.citizen" : "unified-code.length";
        }

        if (code.Any(c => !Alphabet.Contains(c)))
        {
            return CitizenNumber.IsValid(code) ? "unified-code.citizen" : "unified-code.alphabet";
        }

        // A citizen's number can pass the arithmetic: its first digits are a region, never an authority with its kind.
        if (!Kinds.TryGetValue(code[0], out var kinds) || !kinds.Contains(code[1]) || !code[2..8].All(char.IsAsciiDigit))
        {
            return CitizenNumber.IsValid(code) ? "unified-code.citizen" : "unified-code.kind";
        }

        return CheckOf(code) != code[^1] || BodyCheckOf(code.AsSpan(BodyStart, BodyLength)) != code[BodyStart + 8]
            ? CitizenNumber.IsValid(code) ? "unified-code.citizen" : "unified-code.check"
            : null;
    }

    /// <summary>The GB/T 2260 code of the first registration; of a code without fault.</summary>
    public static string RegionOf(string code) => code[2..8];

    /// <summary>The check character of the first 17. A sum that leaves no remainder gives '0', where the formula's 31
    /// would lie outside the alphabet.</summary>
    public static char CheckOf(ReadOnlySpan<char> code)
    {
        var sum = 0;
        for (var i = 0; i < Weights.Length; i++)
        {
            sum += Alphabet.IndexOf(code[i]) * Weights[i];
        }

        return Alphabet[(31 - (sum % 31)) % 31];
    }

    /// <summary>The check character of a body code (GB 11714) from its first eight: 10 is 'X', 11 is '0'.</summary>
    public static char BodyCheckOf(ReadOnlySpan<char> body)
    {
        var sum = 0;
        for (var i = 0; i < BodyWeights.Length; i++)
        {
            sum += (char.IsAsciiDigit(body[i]) ? body[i] - '0' : body[i] - 'A' + 10) * BodyWeights[i];
        }

        return (11 - (sum % 11)) switch { 10 => 'X', 11 => '0', var digit => (char)('0' + digit) };
    }
}
