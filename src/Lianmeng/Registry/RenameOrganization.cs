using Lianmeng.Kernel;
using Lianmeng.Registry.State;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Registry;

/// <summary>Gives an organisation a new name from a day on. The old one stays as a former name: a search finds both, and
/// records of before keep their words.</summary>
/// <param name="On">First day of the new name.</param>
/// <param name="EnglishName">Empty means that it has none and is shown by its name.</param>
public sealed record RenameOrganization(
    OrganizationId OrganizationId, string? Name, string? EnglishName, DateOnly On, long? Version = null) : ICommand<bool>
{
    public ValueTask<Need?> NeedAsync(Work work, CancellationToken cancellation) =>
        ValueTask.FromResult<Need?>(new(RegistryAbilities.KeepDirectory, Site: work.Actor.Site));

    public async Task<Outcome<bool>> HandleAsync(Work work, CancellationToken cancellation)
    {
        var check = new Checks();
        var name = check.Text(Name, "name", RegistryLimits.Name);
        var english = check.OptionalText(EnglishName, "englishName", RegistryLimits.EnglishName) ?? name;
        check.When(On > ChinaTime.DayOf(work.Now), "field.future-day", "on");
        if (check.Refusal is { } no)
        {
            return no;
        }

        if (await work.Set<Organization>().FirstOrDefaultAsync(o => o.Id == OrganizationId, cancellation) is not { } body)
        {
            return Refusal.NotFound;
        }

        if (Work.Stale(body, Version) is { } stale)
        {
            return stale;
        }

        var present = await work.Set<NameRecord>()
            .FirstOrDefaultAsync(n => n.OrganizationId == OrganizationId && n.Kind == NameKind.Present, cancellation);
        if (name == body.Name)
        {
            return Refusal.Invalid("organization.same-name", "name");
        }

        if (present?.From is { } from && from >= On)
        {
            return Refusal.Invalid("organization.renamed-later", "on", $"{from:yyyy-MM-dd}");
        }

        if (present is not null)
        {
            (present.Kind, present.To) = (NameKind.Former, On.AddDays(-1));
        }

        work.AddName(body, name, NameKind.Present, On, null);
        work.Record(body.SiteId, body.Id.Value, new OrganizationRenamed(body.Id, body.Name, name, On));
        (body.Name, body.EnglishName) = (name, english);
        await work.RefreshSearchAsync(body, cancellation);
        work.Touch(OrganizationId);
        return true;
    }
}
