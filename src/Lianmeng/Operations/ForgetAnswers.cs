using Lianmeng.Kernel;
using Lianmeng.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Operations;

/// <summary>Forgets stored outcomes of persons' and links' idempotency keys after <see cref="KeptFor"/>, at most
/// <see cref="Most"/> at once; answers how many. The system's own keys stay: they mean "once for ever" (set-up, seeds).</summary>
internal sealed record ForgetAnswers : ICommand<int>
{
    /// <summary>Longer than anybody retries.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(30);

    public const int Most = 500;

    public ValueTask<Need?> NeedAsync(Work work, CancellationToken cancellation) =>
        ValueTask.FromResult<Need?>(new(OperationsAbilities.ForgetAnswers));

    public async Task<Outcome<int>> HandleAsync(Work work, CancellationToken cancellation)
    {
        var before = work.Now - KeptFor;
        var old = await work.Set<Answer>().Where(a => a.At < before && a.ActorId != Guid.Empty)
            .OrderBy(a => a.At).Take(Most).ToListAsync(cancellation);
        work.Set<Answer>().RemoveRange(old);
        return old.Count;
    }
}

/// <summary>Does it every hour and not every day, so that a program that is restarted each night does it, too.</summary>
internal sealed class AnswerRounds(IWriter writer, TimeProvider time, ILogger<AnswerRounds> log)
    : Rounds(TimeSpan.FromHours(1), time, log)
{
    protected internal override async Task RoundAsync(CancellationToken cancellation)
    {
        var door = new Door(writer, new CurrentActor());
        Outcome<int> forgotten;
        do
        {
            forgotten = await door.DoAsync(Actor.System(default), new ForgetAnswers(), cancellation: cancellation);
        }
        while (forgotten.IsDone && forgotten.Value == ForgetAnswers.Most);
    }
}

internal static class OperationsAbilities
{
    /// <summary>Held by no role: the program alone forgets.</summary>
    public static readonly Ability ForgetAnswers = new("answers.forget", Reach.OwnSite);
}
