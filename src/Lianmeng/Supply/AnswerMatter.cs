using Lianmeng.Access;
using Lianmeng.Kernel;
using Lianmeng.Notices;
using Lianmeng.Registry;
using Lianmeng.Supply.State;

namespace Lianmeng.Supply;

/// <summary>A firm answers what reached it; it may answer again while the signal stands. The answer goes to every partner
/// whose text stands now. From a one-time link the answer uses the link up.</summary>
/// <param name="PlanNote">A one-sided note about the own plan, with "will adjust"; only the own firm sees it.</param>
/// <param name="StationText">Own words to the secretariat, with "need help"; null = the secretariat hears nothing.</param>
public sealed record AnswerMatter(
    MatterId MatterId, SignalAnswer? Answer, string? Text = null, string? PlanNote = null,
    DateOnly? PlanMonth = null, QuantityDirection? PlanDirection = null, string? StationText = null,
    long? Version = null) : ICommand<Done>
{
    public async ValueTask<Need?> NeedAsync(Work work, CancellationToken cancellation) =>
        await Trees.ReceiverOfAsync(work, MatterId, cancellation) is { } receiver
            ? new(SupplyAbilities.Answer, receiver, Matter: MatterId.Value)
            : null;

    public async Task<Outcome<Done>> HandleAsync(Work work, CancellationToken cancellation)
    {
        var check = new Checks();
        check.When(Answer is null, "field.missing", "answer");
        var text = check.OptionalText(Text, "text", SupplyLimits.Text);
        var planNote = check.OptionalText(PlanNote, "planNote", SupplyLimits.Text);
        var stationText = check.OptionalText(StationText, "stationText", SupplyLimits.Text);
        check.When(planNote is not null && Answer != SignalAnswer.WillAdjust, "signal.plan-note-without-adjusting", "planNote");
        check.When(planNote is not null && work.Actor.Kind == ActorKind.Link, "signal.plan-note-by-link", "planNote");
        if (check.Refusal is { } no)
        {
            return no;
        }

        var matter = await Trees.OpenAsync(work, MatterId, cancellation);
        var arrived = await MatterReads.LiveAsync(work, MatterId, cancellation);
        if (Work.Stale(matter, Version) is { } stale)
        {
            return stale;
        }

        if (arrived.Count == 0)
        {
            return Refusal.Conflict("signal.retracted");
        }

        if (work.Actor.Kind == ActorKind.Link
            && await OneTimeLinks.UseAsync(work, work.Actor.Id, cancellation) is { } used)
        {
            return used;
        }

        if (stationText is not null && Answer == SignalAnswer.NeedHelp && await Secretariat.AskAsync(
            work, matter.ReceiverId, matter.SiteId, matter.Id.Value, stationText, "stationText", cancellation) is { } refused)
        {
            return refused;
        }

        await ApplyAsync(work, matter, arrived, text, cancellation);
        NotePlan(work, matter, planNote);
        return new Done();
    }

    private async Task ApplyAsync(
        Work work, Matter matter, List<Arrived> arrived, string? text, CancellationToken cancellation)
    {
        var answer = Answer.GetValueOrDefault();
        (matter.Answer, matter.AnswerText, matter.AnsweredAt, matter.AnsweredBy) =
            (answer, text, work.Now, work.Actor.Name);
        matter.AnsweredAfterMilliseconds ??= (long)(work.Now - matter.ArrivedAt).TotalMilliseconds;
        (matter.SeenAt, matter.Waits) = (matter.SeenAt ?? work.Now, false);
        work.Record(matter.SiteId, matter.Id.Value, new SignalAnswered(
            matter.ReceiverId, answer, text, [.. arrived.Select(a => a.Signal.Id)]));
        await Inbox.CloseAsync(work, matter.ReceiverId, SupplyNotices.AnswerKind, matter.Id.Value, cancellation);
        await Inbox.CloseAsync(work, matter.ReceiverId, SupplyNotices.SilentKind, matter.Id.Value, cancellation);
        var names = await work.OrganizationsAsync([matter.ReceiverId], cancellation);
        foreach (var (signal, delivery) in arrived)
        {
            (delivery.Answer, delivery.AnswerText, delivery.AnsweredAt, delivery.AnsweredBy) =
                (answer, text, work.Now, work.Actor.Name);
            delivery.SeenAt ??= work.Now;
            var product = signal.ProductId is { } id ? await work.Set<Product>().FindAsync([id], cancellation) : null;
            await Inbox.OpenAsync(
                work, SupplyNotices.Answered(signal, names[matter.ReceiverId], answer, product), cancellation);
        }
    }

    private void NotePlan(Work work, Matter matter, string? text)
    {
        if (text is null)
        {
            return;
        }

        work.Add(new PlanNote
        {
            Id = work.Ids.New<PlanNote>().Value, SiteId = matter.SiteId, OrganizationId = matter.ReceiverId,
            MatterId = matter.Id, Text = text, Month = PlanMonth, Direction = PlanDirection, At = work.Now,
            By = work.Actor.Name,
        });
        work.Record(matter.SiteId, matter.Id.Value, new PlanNoted(matter.ReceiverId, matter.Id));
    }
}
