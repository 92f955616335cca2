using Lianmeng.Kernel;
using Lianmeng.Ui;
using Microsoft.AspNetCore.Components;

namespace Lianmeng.Supply.Pages;

/// <summary>Draws the picture of the chain as markup: boxes in columns, arrows between them, names on both. Every box is a
/// link. Without scripts it is enlarged by the address; with them by chain.js, which changes the view box alone.</summary>
internal static class ChainSvg
{
    private const int Width = 184, Height = 52, ColumnGap = 132, RowGap = 20, Margin = 16;

    /// <summary>Chinese characters in a line of a box, and on an arrow; a Latin letter counts about half.</summary>
    private const double LineOfBox = 11.4, LineOfArrow = 7.6;

    public static MarkupString Draw(Words words, ChainPicture picture, int zoom, string? centre, ChainAddress address)
    {
        var places = picture.Nodes.ToDictionary(n => n.Id, n => PlaceOf(n, picture));
        var width = (picture.Nodes.Max(n => n.Layer) * (Width + ColumnGap)) + Width + (2 * Margin);
        var height = (picture.Nodes.GroupBy(n => n.Layer).Max(g => g.Count()) * (Height + RowGap)) - RowGap + (2 * Margin);
        var middle = (centre ?? picture.Middle) is { } id && places.TryGetValue(id, out var place)
            ? (X: place.X + (Width / 2), Y: place.Y + (Height / 2)) : (X: width / 2, Y: height / 2);
        var (w, h) = (width / zoom, height / zoom);
        var (x, y) = (Math.Clamp(middle.X - (w / 2), 0, width - w), Math.Clamp(middle.Y - (h / 2), 0, height - h));
        var html = new Html();
        html.Add($"""<svg xmlns="http://www.w3.org/2000/svg" width="{$"{width}"}" height="{$"{height}"}" viewBox="{$"{x} {y} {w} {h}"}" data-whole="{$"{width} {height}"}" role="group" aria-label="{words["chain.picture", picture.Nodes.Count, picture.Arrows.Count]}" tabindex="0">""");
        html.Add($"""<defs><marker id="lm-arrow" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7" markerHeight="7" orient="auto-start-reverse"><path d="M0 0 10 5 0 10z"/></marker></defs>""");
        var outs = picture.Arrows.CountBy(a => a.From).ToDictionary();
        var ins = picture.Arrows.CountBy(a => a.To).ToDictionary();
        foreach (var arrow in picture.Arrows)
        {
            var (leaving, arriving) = (outs[arrow.From], ins[arrow.To]);
            Arrow(html, words, arrow, places[arrow.From], places[arrow.To], leaving <= arriving, Math.Min(leaving, arriving) > 1);
        }

        foreach (var node in picture.Nodes)
        {
            Box(html, words, node, places[node.Id], node.Id == picture.Middle, address);
        }

        html.Add($"</svg>");
        return html.Done();
    }

    private static (int X, int Y) PlaceOf(ChainNode node, ChainPicture picture)
    {
        var tallest = picture.Nodes.GroupBy(n => n.Layer).Max(g => g.Count());
        var inColumn = picture.Nodes.Count(n => n.Layer == node.Layer);
        var offset = (tallest - inColumn) * (Height + RowGap) / 2;
        return (Margin + (node.Layer * (Width + ColumnGap)), Margin + offset + (node.Row * (Height + RowGap)));
    }

    private static void Box(
        Html html, Words words, ChainNode node, (int X, int Y) at, bool isMiddle, ChainAddress address)
    {
        var kind = $"{(node.IsOwn ? "is-own" : "")} {(isMiddle ? "is-middle" : "")}".Trim();
        html.Add($"""<a href="{node.Address ?? address.With(("find", node.Name), ("c", null))}" class="{kind}"><title>{node.Name}</title>""");
        html.Add($"""<rect x="{$"{at.X}"}" y="{$"{at.Y}"}" width="{$"{Width}"}" height="{$"{Height}"}" rx="6"/>""");
        var note = node.Firms is { } firms ? words["chain.firms", $"{firms}"] : node.IsInvented ? words["badge.invented"] : null;
        var lines = Lines(node.Name, note is null ? 2 : 1);
        var first = at.Y + (lines.Count + (note is null ? 0 : 1) == 1 ? 31 : 22);
        foreach (var (line, i) in lines.Select((l, i) => (l, i)))
        {
            Text(html, at.X + (Width / 2), first + (i * 19), line, "");
        }

        if (note is not null)
        {
            Text(html, at.X + (Width / 2), first + (lines.Count * 19), note, "is-note");
        }

        html.Add($"</a>");
    }

    /// <summary>The name of what is delivered stands near the end that has fewer arrows: there it has room. Where both have
    /// several it stands on its arrow.</summary>
    private static void Arrow(
        Html html, Words words, ChainArrow arrow, (int X, int Y) from, (int X, int Y) to, bool isNearFrom,
        bool isCrowded)
    {
        var isBack = to.X <= from.X;
        var (x1, y1) = (isBack ? from.X : from.X + Width, from.Y + (Height / 2));
        var (x2, y2) = (isBack ? to.X + Width : to.X, to.Y + (Height / 2));
        if (isBack && to.X == from.X)
        {
            (x1, x2) = (from.X + Width, to.X + Width); // both in one column: out and back on the same side
        }

        var bend = isBack && to.X == from.X ? ColumnGap / 2 : (x2 - x1) / 2;
        var back = isBack && to.X == from.X ? x2 + bend : x2 - bend;
        html.Add($"""<path class="{(isBack ? "is-back" : "")}" d="{$"M{x1} {y1}C{x1 + bend} {y1} {back} {y2} {x2} {y2}"}" marker-end="url(#lm-arrow)"/>""");
        var products = arrow.Relations.Select(r => r.Product).OfType<string>().Distinct().ToList();
        var label = arrow.Firms is { } firms ? words["chain.firms", $"{firms}"] : string.Join(words["list.comma"], products);
        if (label.Length > 0)
        {
            var side = Math.Sign(x2 - x1) * ColumnGap * 0.42;
            var (x, line, other) = isNearFrom ? (x1 + side, y1, y2) : (x2 - side, y2, y1);
            var y = isCrowded ? line + (int)((other - line) * 0.38) + 4
                : other < line ? line + 17 : line - 6; // on the side from which the arrow turns away
            if (arrow.Relations.Count == 1 && arrow.Relations[0].Id is { } relation)
            {
                html.Add($"""<a href="{$"/partners/{relation}"}"><title>{label}</title>""");
                Text(html, (int)x, y, Cut(label, LineOfArrow), "is-label");
                html.Add($"</a>");
            }
            else
            {
                html.Add($"<g><title>{label}</title>");
                Text(html, (int)x, y, Cut(label, LineOfArrow), "is-label");
                html.Add($"</g>");
            }
        }
    }

    private static void Text(Html html, int x, int y, string text, string kind) => html.Add(
        $"""<text x="{$"{x}"}" y="{$"{y}"}" class="{kind}">{text}</text>""");

    /// <summary>At most so many lines; the last one ends with … when more follows.</summary>
    internal static List<string> Lines(string name, int most)
    {
        var lines = new List<string>();
        for (var rest = name; rest.Length > 0;)
        {
            var fits = Fitting(rest, LineOfBox);
            if (fits < rest.Length && lines.Count + 1 < most)
            {
                var space = rest.LastIndexOf(' ', fits);
                fits = space > fits / 2 ? space : fits;
                lines.Add(rest[..fits].Trim());
                rest = rest[fits..].Trim();
                continue;
            }

            lines.Add(Cut(rest, LineOfBox));
            break;
        }

        return lines;
    }

    private static string Cut(string text, double room) =>
        Fitting(text, room) is var fits && fits < text.Length ? text[..Math.Max(fits - 1, 1)] + "…" : text;

    private static int Fitting(string text, double room)
    {
        for (var i = 0; i < text.Length; i++)
        {
            room -= text[i] < 0x2E80 ? 0.56 : 1;
            if (room < 0)
            {
                return i;
            }
        }

        return text.Length;
    }
}
