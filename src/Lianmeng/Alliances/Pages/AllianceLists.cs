using Lianmeng.Kernel;
using Lianmeng.Registry;
using Lianmeng.Ui;

namespace Lianmeng.Alliances.Pages;

/// <summary>The records behind a figure.</summary>
internal static class FigureTable
{
    public static readonly Column<FigureRow> Name = new("figure.line.name", (w, r) => r.Line.NameIn(w.Language));

    public static readonly Column<FigureRow> Slot =
        new("figure.line.slot", (_, r) => r.Line.Slot) { IsFor = r => r.Figure.Lines.Any(l => l.Slot is not null) };

    public static readonly Column<FigureRow> Value = new("figure.line.value", (w, r) => r.Line.Every is { } every
        ? w.Of(every)
        : r.Line.Value is null ? w["figure.line.unknown"] : w.Number(r.Line.Value, r.Line.Qualifier))
    {
        IsFor = r => r.Figure.Code is FigureCodes.Members or FigureCodes.Share or FigureCodes.Base or FigureCodes.ExchangeMeeting,
    };

    public static readonly Column<FigureRow> When = new("figure.line.when", (w, r) => r.Line switch
    {
        { From: { } from } => w.Period(from, r.Line.To),
        { AsOf: { } day } => $"{day:yyyy-MM-dd}",
        _ => "—",
    });

    public static readonly Column<FigureRow> Source =
        new("figure.line.source", (w, r) => r.Line.Source is { } source ? w.Of(source) : w["figure.line.own-list"]);

    public static readonly ListExport<FigureRow> File = new(
        "/figures/{Code}", AlliancesAbilities.ReadFigures, [Name, Slot, Value, When, Source], int.MaxValue,
        async (call, _) => await call.Get<AllianceFigures>().FindAsync(call.Part("Code"), call.Day(), call.Known(), call.Cancellation)
            is { } figure ? [.. figure.Lines.Select(line => new FigureRow(figure, line))] : null)
    {
        Name = call => [call.Words["figure." + call.Part("Code")], $"{call.Day():yyyy-MM-dd}"],
    };

    /// <summary>The day of the address, else today.</summary>
    public static DateOnly Day(this ExportCall call) => call.Get<AllianceDay>().Of(call.Get<AddressFilter>());

    /// <summary>The day as known on; null for all that is known today.</summary>
    public static DateOnly? Known(this ExportCall call) => call.Get<AddressFilter>().Of("known", AllianceDay.Parse);

    public static DateOnly Of(this AllianceDay day, AddressFilter filter) =>
        filter.Of("on", AllianceDay.Parse) ?? day.Today;
}

internal sealed record FigureRow(Figure Figure, FigureLine Line);

/// <summary>The members of an alliance on a day.</summary>
internal static class MemberTable
{
    public static readonly Column<MemberRow> Role = new("members.role", (w, r) => w.Of(r.Member.Role));
    public static readonly Column<MemberRow> Since = new("members.since", (w, r) => w.Period(r.Member.From, r.Member.To));

    public static readonly ListExport<MemberRow> File = new(
        "/alliances/{Id}", AlliancesAbilities.ReadFigures,
        [
            new("members.slot", (w, r) => r.Slot is { } slot ? $"{slot.Symbol}: {slot.MeaningIn(w.Language)}" : w["alliance.partners"]),
            new("figure.line.name", (w, r) => r.Member.NameIn(w.Language)),
            Column<MemberRow>.Mark("list.mark", "fact-source.invented", r => r.Member.Source == FactSource.Invented),
            Column<MemberRow>.Mark("members.derived", "fact-source.derived", r => r.Member.MembershipSource == FactSource.Derived),
            Column<MemberRow>.Mark("members.hint", "alliance.may-move", r => r.Member.MayMoveUp), Role, Since,
        ],
        int.MaxValue,
        async (call, _) => await FindAsync(call) is { } alliance
            ? [
                .. alliance.Slots.SelectMany(slot => slot.Members, (slot, member) => new MemberRow(slot, member)),
                .. alliance.Partners.Select(member => new MemberRow(null, member)),
            ]
            : null)
    {
        Name = call => [call.Words["alliances.title"], call.Words["members.file"], $"{call.Day():yyyy-MM-dd}"],
    };

    private static async Task<AllianceView?> FindAsync(ExportCall call) =>
        AllianceId.TryParse(call.Part("Id"), null, out var id)
        ? await call.Get<AllianceViews>().FindAsync(id, call.Day(), call.Known(), call.Cancellation) : null;
}

/// <param name="Slot">Null for one that takes part beside the slots.</param>
internal sealed record MemberRow(SlotView? Slot, MemberLine Member);
