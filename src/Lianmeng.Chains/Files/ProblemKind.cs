namespace Lianmeng.Chains.Files;

/// <summary>What is wrong at one place of a file.</summary>
public enum ProblemKind
{
    /// <summary>The header lacks a column that is needed.</summary>
    MissingColumn,

    /// <summary>The header names a column twice.</summary>
    DoubledColumn,

    /// <summary>The row has more or fewer fields than the header.</summary>
    WrongFieldCount,

    /// <summary>A field that must be filled is empty.</summary>
    EmptyField,

    /// <summary>A quoted field does not end on its line.</summary>
    UnclosedQuote,

    /// <summary>The firm's id stands in an earlier row already.</summary>
    DoubledFirm,

    /// <summary>The industry stands in an earlier row of the matrix already.</summary>
    DoubledIndustry,

    /// <summary>No row of the firms has this id.</summary>
    UnknownFirm,

    /// <summary>Supplier and customer are the same firm.</summary>
    SelfLoop,

    /// <summary>The field is no number.</summary>
    NotANumber,

    /// <summary>The number is not allowed here: a volume not above 0, a negative amount, days beyond 65,535.</summary>
    OutOfRange,
}
