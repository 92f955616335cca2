using Lianmeng.Kernel;
using Microsoft.AspNetCore.Components;

namespace Lianmeng.Ui;

/// <summary>State · holder · next step · date: the one line that every item shows.</summary>
/// <param name="Parts">After the state, in their order.</param>
internal sealed record StatusLine(string State, Tone Tone, params IReadOnlyList<StatusPart> Parts)
{
    /// <summary>Framed and larger: under the heading of a page of its own.</summary>
    public bool IsPanel { get; init; }

    public MarkupString Show()
    {
        var html = new Html();
        AddTo(html);
        return html.Done();
    }

    public void AddTo(Html html)
    {
        html.Add(
            $"""<p class="lm-status {(IsPanel ? "is-panel" : "")}"><span class="lm-badge {Tones.Class(Tone)}">{State}</span>""");
        foreach (var part in Parts)
        {
            part.AddTo(html);
        }

        html.Add($"</p>");
    }
}

/// <summary>Holder, next step or date, with its label; left out while it has no text.</summary>
internal sealed record StatusPart(string Label, string? Text)
{
    private string? Machine { get; init; }

    private bool IsLate { get; init; }

    /// <summary>A date as people read it, civil time of China, and as machines do; null gives a part that is left out.</summary>
    public static StatusPart Of(string label, DateTime? at, bool isLate = false) => at is { } instant
        ? new(label, ChinaTime.Text(instant)) { Machine = instant.ToString("yyyy-MM-ddTHH:mm:ssZ"), IsLate = isLate }
        : new(label, null);

    public void AddTo(Html html)
    {
        if (Text is null)
        {
            return;
        }

        html.Add($"""<span class="lm-status-part {(IsLate ? "is-late" : "")}"><span class="lm-key">{Label}</span>""");
        _ = Machine is null
            ? html.Add($"<span>{Text}</span></span>")
            : html.Add($"""<time datetime="{Machine}">{Text}</time></span>""");
    }
}
