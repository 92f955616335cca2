using System.Globalization;
using System.Text.RegularExpressions;
using Lianmeng.Kernel;

namespace Lianmeng.Supply;

/// <summary>Quantities as people write them, in tonnes or kilograms; kept as whole kilograms.</summary>
internal static partial class ConsultationQuantity
{
    private const string FullWidth = "０１２３４５６７８９．";
    private const string HalfWidth = "0123456789.";

    /// <summary>Reads "12.5" tonnes as 12,500 kg. Nothing typed is null and good; a fraction of a kilogram is not.</summary>
    /// <returns>False when it is no number, negative, or finer than a kilogram.</returns>
    public static bool TryRead(string? text, bool isTonnes, out long? kilograms)
    {
        kilograms = null;
        var plain = string.Concat((text ?? "").Trim().Select(c =>
            FullWidth.IndexOf(c, StringComparison.Ordinal) is var i and >= 0 ? HalfWidth[i] : c));
        // As pages print it: 1,200. A comma elsewhere may be meant as a point, so it is no number.
        plain = Grouped().IsMatch(plain) ? plain.Replace(",", "").Replace("，", "") : plain;
        if (plain.Length == 0)
        {
            return true;
        }

        if (!decimal.TryParse(plain, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            || number > ConsultationLimit)
        {
            return false;
        }

        var whole = isTonnes ? number * 1000 : number;
        kilograms = decimal.Truncate(whole) == whole ? (long)whole : null;
        return kilograms is not null;
    }

    [GeneratedRegex(@"^\d{1,3}([,，]\d{3})+(\.\d+)?$")]
    private static partial Regex Grouped();

    /// <summary>The number alone, as a form shows it again.</summary>
    public static string? InUnit(long? kilograms, bool isTonnes) =>
        kilograms is { } kg ? (isTonnes ? kg / 1000m : kg).ToString("0.###", CultureInfo.InvariantCulture) : null;

    /// <summary>"12.5 t", or kilograms below a tonne.</summary>
    public static string Text(Words words, long kilograms) => kilograms is >= 1000 or 0
        ? $"{kilograms / 1000m:#,0.###} {words["consultation.unit.t"]}"
        : $"{kilograms} {words["consultation.unit.kg"]}";

    /// <summary>"12.5 t → 10 t", one side alone, or that no figure was given.</summary>
    public static string Change(Words words, long? before, long? after) => (before, after) switch
    {
        ({ } b, { } a) => $"{Text(words, b)} → {Text(words, a)}",
        ({ } b, null) => $"{Text(words, b)} →",
        (null, { } a) => $"→ {Text(words, a)}",
        _ => words["consultation.quantity.none"],
    };

    /// <summary>Far above what the rules allow, so that they and not an overflow refuse.</summary>
    private const decimal ConsultationLimit = 1_000_000_000_000_000m;
}
