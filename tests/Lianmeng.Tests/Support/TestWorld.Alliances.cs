using Lianmeng.Alliances;
using Lianmeng.Kernel;
using Lianmeng.Registry;
using Microsoft.Extensions.DependencyInjection;

namespace Lianmeng.Tests.Support;

public sealed partial class TestWorld
{
    /// <summary>An alliance 1+X+N: 1 and X ask for a Party organisation, N for none; one lead.</summary>
    public Task<AllianceId> AllianceAsync()
    {
        var number = Interlocked.Increment(ref _count);
        return DoneAsync(System, new FoundAlliance(
            $"alliance-{number}", "example", $"示例联盟{number}", $"Example alliance {number}", new(LongAgo),
            [
                new("1", "链长单位", "Chain lead", 1, 1, PartyOrganizationRule.Required),
                new("X", "已建立党组织的企业", "With a Party organisation", 0, null, PartyOrganizationRule.Required),
                new("N", "尚未建立党组织的企业", "Without one", 0, null, PartyOrganizationRule.Absent),
            ]));
    }

    /// <summary>A firm with a Party organisation; gives both.</summary>
    public async Task<(OrganizationId Firm, OrganizationId Branch)> FirmWithBranchAsync()
    {
        var firm = await FirmAsync();
        return (firm, await BranchOfAsync(firm));
    }

    public Task<OrganizationId> BranchOfAsync(OrganizationId firm)
    {
        var number = Interlocked.Increment(ref _count);
        return DoneAsync(System, new RegisterOrganization(
            $"branch-{number}", OrganizationKind.PartyOrganization, $"示例党支部{number}", $"Example branch {number}",
            ParentId: firm, Source: FactSource.Invented));
    }

    public Task<Guid> JoinAsync(
        AllianceId alliance, OrganizationId organization, string? slot, DateOnly? from = null,
        MembershipRole role = MembershipRole.Member) =>
        DoneAsync(System, new JoinAlliance(alliance, organization, slot, role, new(from ?? LongAgo)));

    public async Task<Actor> SecretariatAsync() =>
        await PersonAsync(await OrganizationAsync(OrganizationKind.Station), Role.Secretariat);

    /// <summary>The figures as of a day, as a member of the site reads them.</summary>
    public async Task<IReadOnlyDictionary<string, Figure>> FiguresAsync(DateOnly day)
    {
        await using var scope = Ask(System);
        var figures = scope.ServiceProvider.GetRequiredService<AllianceFigures>();
        return (await figures.AsOfAsync(day, TestContext.Current.CancellationToken)).ToDictionary(f => f.Code);
    }

    /// <summary>The services of one request of an actor.</summary>
    public AsyncServiceScope Ask(Actor actor)
    {
        var scope = Hall.App.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Actor = actor;
        return scope;
    }
}
