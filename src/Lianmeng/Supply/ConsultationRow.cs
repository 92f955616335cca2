using System.Globalization;
using Lianmeng.Kernel;

namespace Lianmeng.Supply;

/// <summary>One row of the form of a proposal, as typed. A row without a direction is left out.</summary>
public sealed record ConsultationRow(
    OrganizationId Firm, string? Product, string? Month, QuantityDirection? Direction, string? Old, string? New, bool IsTonnes)
{
    public const int Most = 60;

    /// <summary>Something was sent as the direction that is none: the row is a line, and wrong.</summary>
    private bool IsDirectionWrong { get; init; }

    private bool IsUnitWrong { get; init; }

    /// <summary>Index of its line in the command; null when it is left out. The fields of a refusal speak of it.</summary>
    public int? Line { get; private set; }

    /// <summary>Id of an input: the field name of a refusal where the row is a line.</summary>
    public string FieldId(int row, string field) => Line is { } line ? $"lines[{line}].{field}" : $"row{row}-{field}";

    /// <summary>About the consultation's product, in tonnes, in the month that comes; left out until it has a direction.</summary>
    public static ConsultationRow Empty(OrganizationId firm, ConsultationView view, DateOnly month) =>
        new(firm, view.Products[0].Id.ToString(), Text(month), null, null, null, true);

    /// <summary>The newest proposal's lines to change, and an empty row for each party without one.</summary>
    public static List<ConsultationRow> Suggested(ConsultationView view, DateOnly month)
    {
        var lines = view.Rounds.FirstOrDefault()?.Lines ?? [];
        return Number([.. view.Parties.SelectMany(party => lines.Where(l => l.OrganizationId == party.Id)
            .Select(Of).DefaultIfEmpty(Empty(party.Id, view, month)))]);
    }

    /// <summary>As it was proposed; amounts below a tonne in kilograms, as whoever wrote them thought of them.</summary>
    private static ConsultationRow Of(PlanLineView line)
    {
        var isTonnes = Math.Max(line.OldKilograms ?? 0, line.NewKilograms ?? 0) is 0 or >= 1000;
        return new(line.OrganizationId, line.ProductId.ToString(), Text(line.Month), line.Direction,
            ConsultationQuantity.InUnit(line.OldKilograms, isTonnes), ConsultationQuantity.InUnit(line.NewKilograms, isTonnes),
            isTonnes);
    }

    private static string Text(DateOnly month) => month.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    public static List<ConsultationRow> Read(IFormCollection form)
    {
        var count = int.TryParse(form["rows"], out var rows) ? Math.Clamp(rows, 0, Most) : 0;
        return Number([.. Enumerable.Range(0, count).Select(i => Read(form, i))]);
    }

    private static ConsultationRow Read(IFormCollection form, int row)
    {
        string? direction = form[$"row{row}-direction"];
        var known = Kebab.Parse<QuantityDirection>(direction);
        return new(
            OrganizationId.TryParse(form[$"row{row}-firm"], null, out var firm) ? firm : default,
            form[$"row{row}-product"], form[$"row{row}-month"], known, form[$"row{row}-old"], form[$"row{row}-new"],
            form[$"row{row}-unit"] != "kg")
        {
            IsDirectionWrong = known is null && !string.IsNullOrEmpty(direction),
            IsUnitWrong = (string?)form[$"row{row}-unit"] is not ("t" or "kg"),
        };
    }

    /// <summary>The lines of the command; what is no month or number is a problem of its field.</summary>
    public static List<PlanChangeLine> Lines(IEnumerable<ConsultationRow> rows, Checks check) =>
        [.. rows.Where(r => r.Line is not null).Select(r => r.Read(check))];

    private PlanChangeLine Read(Checks check)
    {
        var month = DateOnly.TryParseExact(Month?.Trim(), ["yyyy-MM", "yyyy-M", "yyyy/M", "yyyy.M", "yyyy年M月"],
            CultureInfo.InvariantCulture, DateTimeStyles.None, out var day);
        var hasOld = ConsultationQuantity.TryRead(Old, IsTonnes, out var before);
        var hasNew = ConsultationQuantity.TryRead(New, IsTonnes, out var after);
        check.When(IsDirectionWrong, "field.no-such-choice", $"lines[{Line}].direction")
            .When(IsUnitWrong, "field.no-such-choice", $"lines[{Line}].unit")
            .When(!month, string.IsNullOrWhiteSpace(Month) ? "field.missing" : "consultation.month-malformed", $"lines[{Line}].month")
            .When(!hasOld, "consultation.quantity-malformed", $"lines[{Line}].oldKilograms")
            .When(!hasNew, "consultation.quantity-malformed", $"lines[{Line}].newKilograms");
        return new(Firm, ProductId.TryParse(Product, null, out var product) ? product : default, day,
            Direction.GetValueOrDefault(), before, after);
    }

    private static List<ConsultationRow> Number(List<ConsultationRow> rows)
    {
        var next = 0;
        foreach (var row in rows.Where(r => r.Direction is not null || r.IsDirectionWrong))
        {
            row.Line = next++;
        }

        return rows;
    }
}
