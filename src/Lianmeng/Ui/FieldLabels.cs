namespace Lianmeng.Ui;

/// <summary>The labels of the fields of the present page, so that the summary on top can name them. A post renders the
/// page once before it is handled, so they are known by then.</summary>
public sealed class FieldLabels
{
    private readonly Dictionary<string, string> _labels = [];

    /// <summary>The label of an input; null when the page has no such field.</summary>
    public string? Of(string? id) => id is null ? null : _labels.GetValueOrDefault(id);

    public void Add(string id, string label) => _labels[id] = label;
}
