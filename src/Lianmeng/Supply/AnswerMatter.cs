using Lianmeng.Access;
using Lianmeng.Kernel;
using Lianmeng.Notices;
using Lianmeng.Registry;
using Lianmeng.Supply.State;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Supply;

/// <summary>A firm answers what reached it; it may answer again while the signal stands. From a one-time link the
/// answer uses the link up.</summary>
/// <param name="PlanNote">A one-sided note about the own plan, with "will adjust"; only the own firm sees it.</param>
/// <param name="StationText">Own words to the secretariat, with "need help"; null = the secretariat hears nothing.</param>
public sealed record AnswerMatter(
    MatterId MatterId, SignalAnswer? Answer, string? Text = null, string? PlanNote = null,
    DateOnly? PlanMonth = null, QuantityDirection? PlanDirection = null, string? StationText = null,
    long? Version = null) : ICommand<Done>
{
    public async ValueTask<Need?> NeedAsync(Work work, CancellationToken cancellation) =>
        await work.Set<Matter>().FindAsync([MatterId], cancellation) is { } matter
            ? new(SupplyAbilities.Answer, matter.ReceiverId, Matter: matter.Id.Value)
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

        var matter = await work.Set<Matter>().SingleAsync(m => m.Id == MatterId, cancellation);
        var signals = await MatterReads.LiveSignalsAsync(work, MatterId, cancellation);
        if (Work.Stale(matter, Version) is { } stale)
        {
            return stale;
        }

        if (signals.Count == 0)
        {
            return Refusal.Conflict("signal.retracted");
        }

        if (work.Actor.Kind == ActorKind.Link
            && await OneTimeLinks.UseAsync(work, work.Actor.Id, cancellation) is { } used)
        {
            return used;
        }

        await ApplyAsync(work, matter, signals, text, cancellation);
        NotePlan(work, matter, planNote);
        if (stationText is not null && Answer == SignalAnswer.NeedHelp)
        {
            await Secretariat.AskAsync(work, matter.ReceiverId, matter.SiteId, matter.Id.Value, stationText, cancellation);
        }

        return new Done();
    }

    private async Task ApplyAsync(
        Work work, Matter matter, List<Signal> signals, string? text, CancellationToken cancellation)
    {
        var answer = Answer.GetValueOrDefault();
        (matter.Answer, matter.AnswerText, matter.AnsweredAt, matter.AnsweredBy) =
            (answer, text, work.Now, work.Actor.Name);
        matter.SeenAt ??= work.Now;
        work.Record(matter.SiteId, matter.Id.Value, new SignalAnswered(matter.ReceiverId, answer, text));
        await Inbox.CloseAsync(work, matter.ReceiverId, SupplyNotices.AnswerKind, matter.Id.Value, cancellation);
        await Inbox.CloseAsync(work, matter.ReceiverId, SupplyNotices.SilentKind, matter.Id.Value, cancellation);
        var names = await work.OrganizationsAsync([matter.ReceiverId], cancellation);
        foreach (var signal in signals)
        {
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
