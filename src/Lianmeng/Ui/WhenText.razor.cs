using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;

namespace Lianmeng.Ui;

public partial class WhenText
{
    [Parameter, EditorRequired] public string Text { get; set; } = "";

    private IEnumerable<(string Part, bool IsDay)> Parts =>
        Day().Split(Text).Where(part => part.Length > 0).Select(part => (part, Day().IsMatch(part)));

    [GeneratedRegex(@"(\d{4}-\d{2}-\d{2})")]
    private static partial Regex Day();
}
