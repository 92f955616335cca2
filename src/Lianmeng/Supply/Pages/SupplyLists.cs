using Lianmeng.Kernel;
using Lianmeng.Supply.State;
using Lianmeng.Ui;

namespace Lianmeng.Supply.Pages;

/// <summary>Signals that the own firms sent.</summary>
internal static class SentList
{
    public static readonly Column<SentLine> Matter = new("list.matter", (w, l) => SignalWords.Title(w, l.Kind, l.Product));

    public static readonly Column<SentLine> Said =
        new("list.text", (w, l) => SignalWords.Summary(w, l.Text, l.International, l.Domestic));

    public static readonly Column<SentLine> State =
        new("list.state", (w, l) => w[l.RetractedAt is null ? "signal.state.active" : "signal.state.withdrawn"]);

    public static readonly Column<SentLine> Delivered = new("signal.delivered", (_, l) => l.Delivered.ToString());
    public static readonly Column<SentLine> Answered = new("signal.answered", (_, l) => l.Answered.ToString());

    public static readonly ListExport<SentLine> File = new(
        "/signals", SupplyAbilities.Send,
        [Matter, Said, State, Delivered, Answered, Column<SentLine>.At("status.since", l => l.PostedAt)],
        SignalQueries.PageSize,
        async (call, page) => await call.Get<SignalQueries>().SentAsync(
            call.Actor, call.Words.Language, page, call.Cancellation))
    {
        Name = call => [call.Words["menu.signals"]],
    };
}

/// <summary>Signals that partners told the own firms.</summary>
internal static class ReceivedList
{
    public static readonly Column<ReceivedLine> Matter = new(
        "list.matter", (w, l) => $"{l.Sender}{w["punctuation.colon"]}{SignalWords.Title(w, l.Kind, l.Product)}");

    public static readonly Column<ReceivedLine> Said = new("list.text", (w, l) => l.IsWithdrawn
        ? w["received.withdrawn.line"] : SignalWords.Summary(w, l.Text, l.International, l.Domestic));

    public static readonly Column<ReceivedLine> State = new("list.state", (w, l) => l switch
    {
        { IsWithdrawn: true } => w["signal.state.withdrawn"],
        { Waits: false, Answer: { } answer } => w["signal.answer." + SupplyNotices.Key(answer)],
        _ => w["received.state.waiting"],
    });

    public static readonly ListExport<ReceivedLine> File = new(
        "/received", SupplyAbilities.Answer,
        [Matter, Said, State, Column<ReceivedLine>.At("status.since", l => l.ArrivedAt)], MatterQueries.PageSize,
        async (call, page) => await call.Get<MatterQueries>().ReceivedAsync(
            call.Actor, call.Words.Language, page, call.Cancellation))
    {
        Name = call => [call.Words["menu.received"]],
    };
}

/// <summary>What the own firms talk over with partners.</summary>
internal static class ConsultationListing
{
    public static readonly Column<ConsultationLine> About = new("list.text", (w, l) =>
        $"{SignalWords.Title(w, l.Subject, l.Product)} · {string.Join(w["punctuation.list"], l.Others)}");

    public static readonly Column<ConsultationLine> State =
        new("list.state", (w, l) => ConsultationWords.State(w, l.State));

    public static readonly Column<ConsultationLine> Holder =
        new("status.holder", (w, l) => ConsultationWords.Names(w, l.WaitsFor));

    public static readonly Column<ConsultationLine> Next =
        new("status.next", (w, l) => ConsultationWords.Next(w, l.State, l.Round));

    public static readonly ListExport<ConsultationLine> File = new(
        "/consultations", SupplyAbilities.Consult,
        [
            new("list.matter", (_, l) => l.Title), About, State, Holder, Next,
            Column<ConsultationLine>.At("status.since", l => l.EndedAt ?? l.OpenedAt),
        ],
        ConsultationQueries.PageSize,
        async (call, page) => await call.Get<ConsultationQueries>().ListAsync(
            call.Actor, Filter(call.Get<AddressFilter>()), page, call.Words.Language, call.Cancellation))
    {
        Name = call =>
        [
            call.Words["consultation.list.title"],
            Filter(call.Get<AddressFilter>()) is { } state ? ConsultationWords.State(call.Words, state) : null,
        ],
    };

    public static ConsultationState? Filter(AddressFilter filter) => filter.Of("state", text =>
        Enum.GetValues<ConsultationState>().Where(s => SupplyNotices.Key(s) == text).Select(s => (ConsultationState?)s)
            .FirstOrDefault());
}
