namespace Lianmeng.Ui;

/// <summary>Ids that an input inside a <see cref="FormField"/> must carry.</summary>
/// <param name="Id">For the input's id.</param>
/// <param name="DescribedBy">For aria-describedby; null when there is neither hint nor error.</param>
/// <param name="Invalid">For aria-invalid: "true" or null.</param>
public sealed record FieldIds(string Id, string? DescribedBy, string? Invalid);
