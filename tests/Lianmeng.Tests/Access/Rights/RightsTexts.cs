using Lianmeng.Access;
using Lianmeng.Alliances;
using Lianmeng.Kernel;
using Lianmeng.Registry;
using Lianmeng.Supply;
using Lianmeng.Tests.Support;

namespace Lianmeng.Tests.Access.Rights;

/// <summary>Plants the texts of a <see cref="RightsWorld"/> by the same commands as the pages use.</summary>
internal sealed class RightsTexts(RightsWorld world)
{
    private readonly TestWorld _here = world.Here;

    public async Task PlantAsync()
    {
        world.Add("anonymous", _here, person: null);
        await world.OfficeAsync(_here, "");
        await world.OfficeAsync(world.There, "-abroad");
        var own = await world.FirmAsync(_here, "own");
        var partner = await world.FirmAsync(_here, "partner");
        var far = await world.FirmAsync(_here, "far");
        var stranger = await world.FirmAsync(_here, "stranger");
        var abroad = await world.FirmAsync(world.There, "abroad");
        var product = await _here.ProductAsync();
        await _here.EdgeAsync(partner.Id, own.Id, product);
        await _here.EdgeAsync(far.Id, partner.Id, product);
        await TravelAsync(own, partner, far);
        await HelpAsync(own, partner);
        await LinkAsync(own, partner);
        await ConsultAsync(own, partner, product);
        await RightsPartners.PlantAsync(world, own, partner);
        await AbroadAsync(abroad);
        await PersonsAsync(own, stranger, abroad);
        world.Teach("language", "zh");
        world.Teach("state", "on");
        world.Teach("round", 1);
    }

    private static Task<MatterId> MatterAsync(TestWorld world, SignalId signal, TestFirm at) =>
        world.MatterIdAsync(signal, at.Id);

    /// <summary>A signal, its answer and note, and what the receiver passed on in its own words.</summary>
    private async Task TravelAsync(TestFirm own, TestFirm partner, TestFirm far)
    {
        var signal = await _here.SignalAsync(own.Clerk, world.Plant("signal", "own", "partner"));
        var matter = await MatterAsync(_here, signal, partner);
        await _here.DoneAsync(partner.Clerk, new AnswerMatter(
            matter, SignalAnswer.WillAdjust, world.Plant("answer", "own", "partner"), world.Plant("plan-note", "partner")));
        await _here.DoneAsync(partner.Clerk, new PassOn(matter, world.Plant("passed-on", "partner", "far")));
        var farther = await MatterAsync(_here, signal, far);
        await _here.DoneAsync(far.Clerk, new AnswerMatter(
            farther, SignalAnswer.NoEffect, world.Plant("far-answer", "partner", "far")));
        TeachSignal(signal, "own");
        TeachMatter(matter, "partner");
        TeachMatter(farther, "far");
    }

    /// <summary>What the partner says to the secretariat alone.</summary>
    private async Task HelpAsync(TestFirm own, TestFirm partner)
    {
        var signal = await _here.SignalAsync(own.Clerk, "示例");
        var matter = await MatterAsync(_here, signal, partner);
        await _here.DoneAsync(partner.Clerk, new AnswerMatter(
            matter, SignalAnswer.NeedHelp, StationText: world.Plant("help", "partner", "secretariat")));
        world.Teach("/secretariat/asked/{Id:guid}#Id", matter, "secretariat");
        world.Teach("askedId", matter, "secretariat");
    }

    /// <summary>A matter handed to a decider by link: the link opens this one and no other.</summary>
    private async Task LinkAsync(TestFirm own, TestFirm partner)
    {
        world.Teach("Secret", "no-such-link");
        var signal = await _here.SignalAsync(own.Clerk, world.Plant("handed-over", "own", "partner", "link"));
        var secret = _here.Hall.NewIds.Secret();
        await _here.DoneAsync(partner.Clerk, new HandOver(
            await MatterAsync(_here, signal, partner), "示例决策人", Ids.Fingerprint(secret)));
        world.Add("link", _here, person: null, secret);
    }

    private async Task ConsultAsync(TestFirm own, TestFirm partner, ProductId product)
    {
        var trade = new TestTrade(_here, partner, own, product, await _here.SignalAsync(own.Clerk, "示例"));
        var id = await _here.DoneAsync(own.Clerk, trade.Opening(world.Plant("consultation", "own", "partner")) with { ProductId = product });
        await _here.DoneAsync(own.Clerk, new ProposeChange(
            id, own.Id, 0, world.Plant("proposal", "own", "partner"), [trade.Line()]));
        world.Teach("consultationId", id, "own", "partner");
        world.Teach("/consultations/{Id}#Id", id, "own", "partner");
        world.Teach("/consultations/{Id}/minutes#Id", id, "own", "partner");
    }

    private async Task AbroadAsync(TestFirm abroad)
    {
        var there = world.There;
        var supplier = await there.FirmAsync();
        await there.EdgeAsync(supplier, abroad.Id, await there.ProductAsync());
        TeachSignal(await there.SignalAsync(abroad.Clerk, world.Plant("abroad", "abroad")), "abroad");
    }

    private async Task PersonsAsync(TestFirm own, TestFirm stranger, TestFirm abroad)
    {
        var person = await _here.PersonAsync(stranger.Id, Role.Clerk, world.Plant(
            "person", "stranger", "secretariat", "officer", "leader", "operator"));
        var foreigner = await world.There.PersonAsync(abroad.Id, Role.Clerk, world.Plant(
            "person-abroad", "abroad", "secretariat-abroad", "officer-abroad", "leader-abroad", "operator-abroad"));
        world.Teach("accountId", person.Id, "operator");
        world.Teach("accountId", foreigner.Id, "operator-abroad");
        world.Teach("grantId", await _here.GrantOfAsync(person), "operator");
        world.Teach("grantId", await world.There.GrantOfAsync(foreigner), "operator-abroad");
        var lender = await _here.StaffedFirmAsync();
        world.Teach("lentId", await _here.DoneAsync(lender.Manager, new DelegateRole(
            lender.Id, new(lender.Clerk.Id), ChinaTime.DayOf(_here.Hall.Clock.GetUtcNow().UtcDateTime).AddDays(5))), "lender");
        foreach (var firm in new[] { own, stranger, abroad })
        {
            world.Teach("organizationId", firm.Id);
            world.Teach("/organizations/{Id}#Id", firm.Id);
            world.Teach("/organizations/{Id}/keep#Id", firm.Id);
            world.Teach("/organizations/{Id}/fields#Id", firm.Id);
            world.Teach("/organizations/{Id}/merge#Id", firm.Id);
        }

        var day = new DateOnly(2023, 3, 8);
        world.Teach("tenancyId", await world.There.DoneAsync(world.There.System, new RecordTenancy(
            abroad.Id, await world.There.OrganizationAsync(OrganizationKind.Park), null, day)));
        var leaver = world.Plant("leaver", "abroad", "secretariat-abroad", "officer-abroad", "leader-abroad");
        await world.There.DoneAsync(world.There.System, new RegisterPerson(leaver, leaver, abroad.Id, "联络员", day));
        var held = await world.There.AskAsync<OrganizationDirectory, OrganizationView?>(
            await world.There.SecretariatAsync(), d => d.FindAsync(abroad.Id, day, TestContext.Current.CancellationToken));
        world.Teach("postId", held!.Posts!.Single(p => p.Name == leaver).Id);
        world.Teach("firmId", stranger.Id, "stranger");
        world.Teach("senderId", stranger.Id, "stranger");
        await AlliancesAsync(abroad);
        world.Teach("/imports/{Id}#Id", await world.There.ImportedAsync(
            world.Of("secretariat-abroad"), "firms", $"名称\n{world.Plant("imported", "abroad", "secretariat-abroad", "officer-abroad", "leader-abroad", "operator-abroad")}\n"),
            "secretariat-abroad");
    }

    private async Task AlliancesAsync(TestFirm member)
    {
        string[] readers = ["secretariat-abroad", "officer-abroad", "leader-abroad"];
        var alliance = await world.There.AllianceAsync();
        await world.There.JoinAsync(alliance, member.Id, "N");
        await world.There.BranchOfAsync(member.Id);
        world.Teach("example#movableMemberId", member.Id);
        world.Teach("allianceId", alliance, [.. readers, "abroad"]); // its member
        world.Teach("/alliances/{Id}#Id", alliance, [.. readers, "abroad"]);
        world.Teach("/alliances/{Id}/export#Id", alliance, [.. readers, "abroad"]);
        world.Teach("/alliances/{Id}/join#Id", alliance, readers);
        world.Teach("/alliances/{Id}/members/{Organization}#Id", alliance, readers);
        world.Teach("Organization", member.Id);
        var day = new DateOnly(2023, 3, 8);
        world.Teach("agreementId", await world.There.DoneAsync(world.There.System, new RecordAgreement(
            "abroad", await world.There.OrganizationAsync(OrganizationKind.Agency), new(day))));
        world.Teach("branchId", await world.There.DoneAsync(world.There.System, new RecordActionBranch(
            await world.There.OrganizationAsync(OrganizationKind.ActionBranch), new(day))));
        world.Teach("Code", "members");
    }

    private void TeachSignal(SignalId signal, params string[] readers)
    {
        world.Teach("signalId", signal, readers);
        world.Teach("/signals/{Id}#Id", signal, readers);
    }

    private void TeachMatter(MatterId matter, params string[] readers)
    {
        world.Teach("matterId", matter, readers);
        world.Teach("/received/{Id}#Id", matter, readers);
    }
}
