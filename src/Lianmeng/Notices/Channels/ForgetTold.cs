using Lianmeng.Kernel;
using Lianmeng.Notices.State;
using Lianmeng.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Notices.Channels;

/// <summary>Forgets when whom was told what, after <see cref="KeptFor"/>, at most <see cref="Most"/> at once; answers how
/// many. An opening of an item never comes again, so nothing is told twice for it.</summary>
internal sealed record ForgetTold : ICommand<int>
{
    /// <summary>Longer than anybody asks whether a message was sent.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(30);

    public const int Most = 500;

    public ValueTask<Need?> NeedAsync(Work work, CancellationToken cancellation) =>
        ValueTask.FromResult<Need?>(new(NoticesAbilities.Send));

    public async Task<Outcome<int>> HandleAsync(Work work, CancellationToken cancellation)
    {
        var before = work.Now - KeptFor;
        var old = await work.AcrossSites<OutboxRow>().Where(r => r.SettledAt < before)
            .OrderBy(r => r.SettledAt).ThenBy(r => r.Id).Take(Most).ToListAsync(cancellation);
        work.Set<OutboxRow>().RemoveRange(old);
        return old.Count;
    }
}

/// <summary>Does it every hour, as the outcomes of commands are forgotten.</summary>
internal sealed class ToldRounds(IWriter writer, TimeProvider time, ILogger<ToldRounds> log)
    : Rounds(TimeSpan.FromHours(1), time, log)
{
    protected internal override async Task RoundAsync(CancellationToken cancellation)
    {
        var door = new Door(writer, new CurrentActor());
        Outcome<int> forgotten;
        do
        {
            forgotten = await door.DoAsync(Actor.System(default), new ForgetTold(), cancellation: cancellation);
        }
        while (forgotten.IsDone && forgotten.Value == ForgetTold.Most);
    }
}
