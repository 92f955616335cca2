using Lianmeng.Access.State;
using Lianmeng.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Access;

/// <summary>Ends one session of the actor.</summary>
internal sealed record SignOut(string Fingerprint) : ICommand<Done>
{
    public ValueTask<Need?> NeedAsync(Work work, CancellationToken cancellation) =>
        ValueTask.FromResult<Need?>(new(Ability.SignedIn));

    public async Task<Outcome<Done>> HandleAsync(Work work, CancellationToken cancellation)
    {
        var session = await work.Set<Session>().FirstOrDefaultAsync(
            s => s.Fingerprint == Fingerprint && s.AccountId == work.Actor.Id, cancellation);
        if (session is not null && session.To > work.Now)
        {
            session.To = work.Now;
            work.TouchAccount(work.Actor.Id);
        }

        return new Done();
    }
}

/// <summary>Ends every session of the actor but the present one.</summary>
/// <param name="Fingerprint">Of the session that stays.</param>
internal sealed record EndOtherSessions(string Fingerprint) : ICommand<Done>
{
    public ValueTask<Need?> NeedAsync(Work work, CancellationToken cancellation) =>
        ValueTask.FromResult<Need?>(new(Ability.SignedIn));

    public async Task<Outcome<Done>> HandleAsync(Work work, CancellationToken cancellation)
    {
        await AccountRules.EndSessionsAsync(work, work.Actor.Id, Fingerprint, cancellation);
        return new Done();
    }
}
