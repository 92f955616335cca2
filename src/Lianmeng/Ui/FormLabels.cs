namespace Lianmeng.Ui;

/// <summary>The labels of the fields of the present page by id, so that the summary of problems names them. A refusal
/// comes after the page was drawn once, so every field has put its label here by then.</summary>
public sealed class FormLabels
{
    private readonly Dictionary<string, string> _labels = [];

    public void Put(string field, string label) => _labels[field] = label;

    public string? Find(string? field) => field is null ? null : _labels.GetValueOrDefault(field);
}
