using Lianmeng.Kernel;
using Lianmeng.Registry.State;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Registry;

/// <summary>Says what a field of an organisation holds, from which source and as of which day. By the station it is an
/// official value, by the firm itself the firm's own: each has its own row, and none overwrites the other.</summary>
/// <param name="Source">The paper or register; a firm may leave it empty.</param>
public sealed record StateField(
    OrganizationId OrganizationId, OrganizationField Field, string? Value, string? Source, DateOnly? AsOf) : ICommand<bool>
{
    public ValueTask<Need?> NeedAsync(Work work, CancellationToken cancellation) =>
        ValueTask.FromResult<Need?>(IsOffice(work.Actor)
            ? new(RegistryAbilities.KeepDirectory, Site: work.Actor.Site)
            : new(RegistryAbilities.StateOwn, OrganizationId));

    public async Task<Outcome<bool>> HandleAsync(Work work, CancellationToken cancellation)
    {
        var today = ChinaTime.DayOf(work.Now);
        var check = new Checks();
        var standing = IsOffice(work.Actor) ? Standing.Official : Standing.Claimed;
        var value = FieldRules.Read(check, Field, Value, "value");
        var source = standing == Standing.Official
            ? check.Text(Source, "source", RegistryLimits.FieldText)
            : check.OptionalText(Source, "source", RegistryLimits.FieldText) ?? "";
        check.When(AsOf is null, "field.missing", "asOf").When(AsOf > today, "field.future-day", "asOf");
        if (check.Refusal is { } no)
        {
            return no;
        }

        if (await work.Set<Organization>().FirstOrDefaultAsync(o => o.Id == OrganizationId, cancellation) is not { } body)
        {
            return Refusal.NotFound;
        }

        await work.StateAsync(
            body, new(Field, standing, value, source, AsOf ?? today, work.Actor.Name), cancellation);
        if (Field == OrganizationField.UnifiedCode)
        {
            await work.StateAsync(body, FieldsGiven.RegionIn(value, today), cancellation);
        }

        work.Touch(OrganizationId);
        return true;
    }

    private static bool IsOffice(Actor actor) =>
        Policy.Decide(actor, new(RegistryAbilities.KeepDirectory, Site: actor.Site)) is null;
}

/// <summary>The station compared what a firm says with a paper and found it right.</summary>
public sealed record VerifyField(OrganizationId OrganizationId, OrganizationField Field) : ICommand<bool>
{
    public ValueTask<Need?> NeedAsync(Work work, CancellationToken cancellation) =>
        ValueTask.FromResult<Need?>(new(RegistryAbilities.KeepDirectory, Site: work.Actor.Site));

    public async Task<Outcome<bool>> HandleAsync(Work work, CancellationToken cancellation)
    {
        var body = await work.Set<Organization>().FirstOrDefaultAsync(o => o.Id == OrganizationId, cancellation);
        var all = await work.ValuesOfAsync(OrganizationId, Field, cancellation);
        if (body is null || all.FirstOrDefault(v => v.Standing == Standing.Claimed) is not { } claimed)
        {
            return Refusal.NotFound;
        }

        (claimed.VerifiedBy, claimed.VerifiedOn) = (work.Actor.Name, ChinaTime.DayOf(work.Now));
        FieldPen.Copy(body, Field, FieldRules.Best(all)?.Value);
        work.Record(body.SiteId, body.Id.Value, new FieldVerified(body.Id, Field, claimed.Value));
        work.Touch(OrganizationId);
        return true;
    }
}
