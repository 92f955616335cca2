using System.Text.Encodings.Web;
using System.Text.Json;
using Lianmeng.Kernel;
using Lianmeng.Supply;

namespace Lianmeng.Tests.Supply;

/// <summary>Holds every answer against what its reader may know, counts what it looked at and keeps the leaks.</summary>
internal sealed class SecretChecker(SecretGraph graph)
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public int Checks { get; private set; }

    public List<string> Leaks { get; } = [];

    /// <summary>No id, product or band of another pair, and for a firm no name of a firm with which it has nothing.</summary>
    /// <param name="reader">A firm; null for who works for none.</param>
    /// <param name="known">Products that the reader may know in this answer although it is no side.</param>
    public void Text(OrganizationId? reader, object? answer, string what, IReadOnlySet<string>? known = null)
    {
        var text = answer as string ?? JsonSerializer.Serialize(answer, Plain);
        foreach (var edge in graph.Edges.Where(e => !graph.IsSide(reader, e)))
        {
            Look(!text.Contains(edge.Id.ToString()), $"{what}: the id of another pair's relation");
            if (graph.TellsThePair(edge.ProductId) && known?.Contains(graph.Products[edge.ProductId]) != true)
            {
                Look(!text.Contains(graph.Products[edge.ProductId]), $"{what}: {graph.Products[edge.ProductId]} of another pair");
            }
        }
    }

    /// <summary>Firms that a reader has no relation with, of whatever state, are not named.</summary>
    public void Names(OrganizationId? reader, object? answer, string what)
    {
        var text = answer as string ?? JsonSerializer.Serialize(answer, Plain);
        foreach (var (firm, name) in graph.Names)
        {
            if (firm != reader && !graph.Edges.Any(e => graph.IsSide(reader, e) && graph.IsSide(firm, e)))
            {
                Look(!text.Contains(name), $"{what}: {name} is named");
            }
        }
    }

    /// <summary>A picture of firms holds exactly the relations and fields that the reader may know.</summary>
    public void Picture(OrganizationId? reader, ChainQuestion asked, ChainPicture picture)
    {
        var (day, purpose) = (asked.On ?? graph.Today, asked.Purpose ?? ConsentPurpose.ChainPicture);
        var may = graph.Lines(reader, purpose, day, asked.Product);
        var shown = picture.Arrows.SelectMany(a => a.Relations, (a, r) =>
            SecretGraph.Line(a.From, a.To, r.Id, r.Product, r.SupplierShare, r.CustomerShare)).Order(StringComparer.Ordinal).ToList();
        var what = $"picture of {reader} {asked}";
        foreach (var line in shown.Concat(may).Distinct())
        {
            Look(shown.Count(l => l == line) == may.Count(l => l == line), $"{what}: {line}");
        }

        var firms = picture.Arrows.SelectMany(a => new[] { a.From, a.To }).ToHashSet();
        foreach (var (firm, name) in graph.Names)
        {
            Look(picture.Nodes.Any(n => n.Id == $"{firm}" || n.Name == name) == firms.Contains($"{firm}"),
                $"{what}: {name} without a relation");
        }

        var products = graph.Lines(reader, purpose, day, null);
        foreach (var product in picture.Products)
        {
            Look(products.Exists(l => l.Contains(product.Name)), $"{what}: {product.Name} to filter by");
        }

        Text(reader, picture, what, graph.Products.Values.Where(p => products.Exists(l => l.Contains(p))).ToHashSet());
    }

    /// <summary>Steps name no firm, rest on three pairs at least, and every count is a step of three or hidden.</summary>
    public void Steps(ChainQuestion asked, ChainPicture picture)
    {
        var what = $"steps {asked}";
        Names(null, picture, what);
        Text(null, picture, what);
        foreach (var node in picture.Nodes)
        {
            Look(graph.PairsOf(node.Name, asked.On ?? graph.Today) >= SmallCell.Smallest,
                $"{what}: {node.Name} rests on fewer than three pairs");
        }

        foreach (var cell in picture.Nodes.Select(n => n.Firms).Concat(picture.Arrows.Select(a => a.Firms)))
        {
            Look(cell is { } shown && IsHidden(shown), $"{what}: {cell} is exact");
        }
    }

    /// <summary>Two answers about the same count, of two days or two filters: they differ by nothing or by three and more.</summary>
    public void Difference(SmallCell one, SmallCell other, string what)
    {
        Look(IsHidden(one) && IsHidden(other), $"{what}: {one} or {other} is exact");
        var apart = Math.Abs((one.Count ?? one.AtLeast ?? 0) - (other.Count ?? other.AtLeast ?? 0));
        Look(apart is 0 or >= SmallCell.Smallest, $"{what}: {one} and {other} are {apart} apart");
    }

    private static bool IsHidden(SmallCell cell) => cell.Count is null && (cell.AtLeast ?? 0) % SmallCell.Smallest == 0;

    private void Look(bool isFine, string leak)
    {
        Checks++;
        if (!isFine)
        {
            Leaks.Add(leak);
        }
    }
}
