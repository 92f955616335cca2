using System.Text.Json;
using Lianmeng.Imports;
using Lianmeng.Imports.Reading;
using Lianmeng.Kernel;
using Lianmeng.Notices;
using Lianmeng.Registry;
using Lianmeng.Registry.Importing;
using Lianmeng.Storage;
using Lianmeng.Supply.State;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Supply.Importing;

/// <summary>A file of supply relations. None of them holds by the station's word: each is claimed by neither side, both are
/// asked, and it carries something once both have confirmed (ADR 6, ADR 12).</summary>
internal sealed class EdgeImport : IImportKind
{
    public string Id => "edges";

    public IReadOnlyList<ImportColumn> Columns => EdgeColumns.All;

    /// <summary>What firms claim meanwhile is held off by the unique index, so their claims do not make plans anew.</summary>
    public IReadOnlyList<string> Watches => ["organization.merged", "import."];

    public async Task<ImportPlan> PlanAsync(ImportInput input, CancellationToken cancellation)
    {
        var plan = new ImportPlan();
        var cells = new RowReader(input.Table.Header, plan.Faults);
        var finder = await NamedOrganizations.ReadAsync(input.Hall, cancellation);
        var products = await FileProducts.ReadAsync(input, cancellation);
        var known = await KnownAsync(input.Hall, input.Site, cancellation);
        var rows = new Dictionary<(OrganizationId, OrganizationId, ProductId), int>();
        var edges = new List<SupplyEdge>();
        var today = ChinaTime.DayOf(input.Now);
        foreach (var row in input.Table.Rows)
        {
            cancellation.ThrowIfCancellationRequested();
            input.Seen(1);
            if (EdgeRow.Read(row, cells, finder, products, today) is not { } read)
            {
                continue;
            }

            var key = (read.Supplier.Id, read.Customer.Id, read.Product);
            if (!rows.TryAdd(key, row.Number))
            {
                cells.Fault(row, EdgeColumns.Product, "import.twice", $"{rows[key]}");
            }
            else if (known.TryGetValue(key, out var last) && (last is null || last >= read.From))
            {
                if (last is null)
                {
                    plan.Unchanged++;
                    continue;
                }

                cells.Fault(row, EdgeColumns.From, "edge.overlaps", $"{last:yyyy-MM-dd}");
            }
            else
            {
                var edge = EdgeOf(input, read);
                edges.Add(edge);
                plan.Add(
                    new(row.Number, edge.Id.Value, true, null, JsonSerializer.Serialize(read.Taken, Json.Options)),
                    $"{read.Supplier.Name} → {read.Customer.Name}", []);
            }
        }

        plan.Rows.AddRange([RowSet.Insert(products.New), RowSet.Insert(edges)]);
        OrganizationId[] firms = [.. edges.SelectMany(e => new[] { e.SupplierId, e.CustomerId }).Distinct()];
        plan.Touched.UnionWith(firms);
        plan.Rows.AddRange(await InboxRows.OpenAsync(
            input.Hall, input.Ids, input.Now, ImportedEdges.Kind, [.. firms.Select(ImportedEdges.Of)], cancellation));
        return plan;
    }

    /// <summary>Relations to which nobody has answered go; the products that the file named stay, as typed names do.</summary>
    public async Task<UndoPlan> PlanUndoAsync(UndoInput input, CancellationToken cancellation)
    {
        var plan = new UndoPlan();
        var edges = await input.Hall.Set<SupplyEdge>().Where(e => e.SiteId == input.Site && e.RecordedAt == input.At)
            .ToDictionaryAsync(e => e.Id.Value, cancellation);
        var finder = await NamedOrganizations.ReadAsync(input.Hall, cancellation);
        foreach (var line in input.Lines)
        {
            if (edges.GetValueOrDefault(line.Subject) is not { State: EdgeState.Claimed, ClaimedBy: null } edge)
            {
                var answered = edges.GetValueOrDefault(line.Subject);
                plan.Blocks.Add(line.Row, null, new Problem("import.edge-answered", null,
                    NameOf(answered?.SupplierId), NameOf(answered?.CustomerId)));
            }
            else
            {
                plan.Touched.UnionWith([edge.SupplierId, edge.CustomerId]);
            }
        }

        plan.Rows.Add(RowSet.Delete<SupplyEdge>(nameof(SupplyEdge.Id), [.. input.Lines.Select(l => l.Subject)]));
        plan.Rows.Add(await InboxRows.TakeAwayAsync(
            input.Hall, ImportedEdges.Kind, input.At, [.. plan.Touched], cancellation));
        return plan;

        string NameOf(OrganizationId? id) => id is { } firm ? finder.Get(firm)?.Name ?? "" : "";
    }

    /// <summary>Relations of the site by sides and product; the last day of the latest, null while it lasts.</summary>
    private static async Task<Dictionary<(OrganizationId, OrganizationId, ProductId), DateOnly?>> KnownAsync(
        Hall hall, SiteId site, CancellationToken cancellation)
    {
        var edges = await hall.Set<SupplyEdge>().Where(e => e.SiteId == site && e.State != EdgeState.Withdrawn)
            .Select(e => new { e.SupplierId, e.CustomerId, e.ProductId, e.To }).ToListAsync(cancellation);
        return edges.GroupBy(e => (e.SupplierId, e.CustomerId, e.ProductId))
            .ToDictionary(g => g.Key, g => g.Any(e => e.To is null) ? null : g.Max(e => e.To));
    }

    private static SupplyEdge EdgeOf(ImportInput input, EdgeRow row) => new()
    {
        Id = input.Ids.New<OfSupply.Edge>(), SiteId = input.Site, SupplierId = row.Supplier.Id, CustomerId = row.Customer.Id,
        ProductId = row.Product, From = row.From, To = row.To, State = EdgeState.Claimed, RecordedAt = input.Now,
        Source = row.IsInvented ? FactSource.Invented : FactSource.Entered, Version = 1,
    };
}

/// <summary>A row as it was read and found.</summary>
internal sealed record EdgeRow(
    OrganizationName Supplier, OrganizationName Customer, ProductId Product, string? ProductName, string? CasNumber,
    DateOnly From, DateOnly? To)
{
    public bool IsInvented => Supplier.Source == FactSource.Invented;

    /// <summary>For the journal. The product's name is there, too: a new one has no entry of its own.</summary>
    public object Taken => new
    {
        supplier = Supplier.Id, customer = Customer.Id, product = Product, name = ProductName, casNumber = CasNumber,
        from = From, to = To,
    };

    /// <summary>Null when the row has a fault.</summary>
    public static EdgeRow? Read(
        ImportRow row, RowReader cells, NamedOrganizations finder, FileProducts products, DateOnly today)
    {
        var supplier = FirmAt(row, cells, finder, EdgeColumns.Supplier);
        var customer = FirmAt(row, cells, finder, EdgeColumns.Customer);
        var check = new Checks();
        var (from, to) = (cells.Day(row, EdgeColumns.From) ?? today, cells.Day(row, EdgeColumns.To));
        EdgeRules.CheckFrom(check, from, today);
        check.When(to < from, "period.ends-before-start", EdgeColumns.To)
            .When(supplier is not null && supplier.Id == customer?.Id, "edge.same-firm", EdgeColumns.Customer)
            .When(supplier is not null && customer is not null
                && supplier.Source == FactSource.Invented != (customer.Source == FactSource.Invented),
                "edge.invented-with-real", EdgeColumns.Customer);
        var product = products.Find(row, cells, check, supplier?.Source == FactSource.Invented);
        cells.Faults(row, check.Refusal);
        return check.Refusal is null && supplier is not null && customer is not null && product is { } id
            ? new(supplier, customer, id, cells.Text(row, EdgeColumns.Product), cells.Text(row, EdgeColumns.Cas), from, to) : null;
    }

    private static OrganizationName? FirmAt(ImportRow row, RowReader cells, NamedOrganizations finder, string column)
    {
        if (cells.Text(row, column) is not { } text)
        {
            cells.Fault(row, column, "field.missing");
            return null;
        }

        var (found, fault) = finder.Find(text);
        if (fault is not null)
        {
            cells.Fault(row, column, fault, text);
        }
        else if (found is not null && finder.KindOf(found.Id) != OrganizationKind.Firm)
        {
            cells.Fault(row, column, "import.no-firm", found.Name);
            return null;
        }

        return found;
    }
}
