namespace Lianmeng.Chains.Cascades;

/// <summary>Which inputs are essential to whom, by the industries of supplier and customer. Immutable.</summary>
public sealed class Essentiality
{
    private readonly Func<string, string, InputClass?> _classOf;

    private Essentiality(Func<string, string, InputClass?> classOf) => _classOf = classOf;

    /// <summary>The rule of the 2022 paper: essential when supplier and customer both make physical things, else
    /// non-essential. Physical are codes that begin with 01 … 50 (GB/T 4754 sections A–E; the paper takes NACE
    /// 01–43).</summary>
    public static Essentiality PhysicalRule { get; } = new((supplier, customer) =>
        IsPhysical(supplier) && IsPhysical(customer) ? InputClass.Essential : InputClass.NonEssential);

    /// <summary>The same class for all pairs: all essential (pure Leontief) and all non-essential (linear) are the upper
    /// and lower bounds of a result.</summary>
    /// <param name="everywhere">The class.</param>
    public static Essentiality Everywhere(InputClass everywhere) => new((_, _) => everywhere);

    /// <summary>A matrix, as in <c>essential.csv</c>.</summary>
    /// <param name="suppliers">Industry codes of the rows; distinct.</param>
    /// <param name="customers">Industry codes of the columns; distinct.</param>
    /// <param name="classes">classes[row, column], copied.</param>
    /// <exception cref="ArgumentException">The shape is not rows × columns, or a code stands twice.</exception>
    public static Essentiality FromMatrix(
        IReadOnlyList<string> suppliers, IReadOnlyList<string> customers, InputClass[,] classes)
    {
        ArgumentNullException.ThrowIfNull(suppliers);
        ArgumentNullException.ThrowIfNull(customers);
        ArgumentNullException.ThrowIfNull(classes);
        if (classes.GetLength(0) != suppliers.Count || classes.GetLength(1) != customers.Count)
        {
            throw new ArgumentException($"The matrix is not {suppliers.Count} × {customers.Count}.", nameof(classes));
        }

        var (rows, columns) = (Numbered(suppliers), Numbered(customers));
        var copy = (InputClass[,])classes.Clone();
        return new((supplier, customer) =>
            rows.TryGetValue(supplier, out var row) && columns.TryGetValue(customer, out var column)
                ? copy[row, column]
                : null);
    }

    /// <summary>The class of an input.</summary>
    /// <param name="supplier">Industry code of the supplier.</param>
    /// <param name="customer">Industry code of the customer.</param>
    /// <returns>Null when the matrix lacks one of the codes.</returns>
    public InputClass? Of(string supplier, string customer) => _classOf(supplier, customer);

    private static bool IsPhysical(string code) => code.Length >= 2 && char.IsAsciiDigit(code[0]) && char.IsAsciiDigit(code[1])
        && (((code[0] - '0') * 10) + code[1] - '0') is >= 1 and <= 50;

    private static Dictionary<string, int> Numbered(IReadOnlyList<string> codes)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < codes.Count; i++)
        {
            if (!numbers.TryAdd(codes[i], i))
            {
                throw new ArgumentException($"The matrix names {codes[i]} twice.");
            }
        }

        return numbers;
    }
}
