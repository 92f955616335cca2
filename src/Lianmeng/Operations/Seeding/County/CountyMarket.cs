using Lianmeng.Kernel;
using Lianmeng.Supply;

namespace Lianmeng.Operations.Seeding.County;

/// <summary>Plays the market of three years, day by day: some firms tell their customers or suppliers, most of whom answer within
/// hours; those of the last two weeks still wait.</summary>
internal sealed class CountyMarket(CountyWork work, Random dice)
{
    private static readonly TimeSpan DayStart = TimeSpan.FromHours(9);
    private static readonly SignalAnswer[] Answers = [SignalAnswer.NoEffect, SignalAnswer.NoEffect, SignalAnswer.WillAdjust];
    private const int WaitingDays = 14;

    public async Task PlayAsync(
        CountySize size, IReadOnlyDictionary<OrganizationId, Actor> clerks, DateOnly first, DateOnly last,
        CancellationToken cancellation)
    {
        var senders = clerks.Keys.ToArray();
        var days = last.DayNumber - first.DayNumber;
        for (var (day, sent) = (0, 0); day < days; day++)
        {
            var until = (int)((day + 1L) * size.Signals / days);
            var today = Enumerable.Range(sent, until - sent)
                .Select(_ => (Sender: senders[dice.Next(senders.Length)], IsUp: dice.Next(3) == 0, Move: (PriceMove)dice.Next(4))).ToArray();
            sent = until;
            work.Time.MoveTo(ChinaTime.StartOf(first.AddDays(day)) + DayStart);
            var roots = await SendAsync(today, clerks, cancellation);
            work.Time.MoveTo(ChinaTime.StartOf(first.AddDays(day)) + DayStart + TimeSpan.FromMinutes(20 + dice.Next(240)));
            if (day < days - WaitingDays)
            {
                await AnswerAsync(roots, cancellation);
            }

            if (day % 100 == 99)
            {
                await work.SayAsync($"{sent} signals, up to {first.AddDays(day):yyyy-MM-dd}");
            }
        }
    }

    private async Task<List<SignalId>> SendAsync(
        (OrganizationId Sender, bool IsUp, PriceMove Move)[] today, IReadOnlyDictionary<OrganizationId, Actor> clerks,
        CancellationToken cancellation)
    {
        // A sender without suppliers (or customers) is refused: nobody would hear it. The county goes on.
        var outcomes = await Task.WhenAll(today.Select(t => work.TryAsync(new PostSignal(
            t.Sender, SignalKind.Price, t.IsUp ? SignalDirection.Upstream : SignalDirection.Downstream, "示例：价格有变化",
            t.Move, PriceMove.Stable), clerks[t.Sender], cancellation)));
        return [.. outcomes.Where(o => o.IsDone).Select(o => o.Value)];
    }

    /// <summary>Seven of ten answer, first things first.</summary>
    private async Task AnswerAsync(List<SignalId> roots, CancellationToken cancellation)
    {
        var matters = await SupplyCodes.MattersAsync(work.Halls, work.Site, roots, cancellation);
        var answered = matters.Where(_ => dice.Next(10) < 7)
            .Select(m => (m.Matter, m.Receiver, Answer: Answers[dice.Next(Answers.Length)])).ToArray();
        await Task.WhenAll(answered.Select(m => work.TryAsync(
            new AnswerMatter(m.Matter, m.Answer), ClerkOf(m.Receiver), cancellation)));
    }

    private Actor ClerkOf(OrganizationId firm) =>
        new(ActorKind.Person, firm.Value, work.Site, "示例经办人", [new Grant(Role.Clerk, firm)]);
}
