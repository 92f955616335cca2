using Lianmeng.Kernel;
using Lianmeng.Registry.Codes;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Registry.State;

/// <summary>Writes values of fields inside a command, and keeps what is copied from them for lists and uniqueness.</summary>
internal static class FieldPen
{
    /// <summary>Puts a value beside those of other standings; of the same standing it takes the place of the former, which
    /// the journal keeps. A credit code says its region of registration by itself.</summary>
    public static async Task StateAsync(
        this Work work, Organization organization, Stated stated, CancellationToken cancellation)
    {
        var all = await work.ValuesOfAsync(organization.Id, stated.Field, cancellation);
        var own = all.FirstOrDefault(v => v.Standing == stated.Standing);
        work.Record(organization.SiteId, organization.Id.Value, new FieldStated(
            organization.Id, stated.Field, stated.Standing, own?.Value, stated.Value, stated.Source, stated.AsOf));
        if (own is null)
        {
            own = work.Add(New(work, organization, stated));
            all.Add(own);
        }
        else
        {
            (own.Value, own.Source, own.AsOf) = (stated.Value, stated.Source, stated.AsOf);
            (own.StatedBy, own.StatedAt) = (stated.By, work.Now);
            (own.VerifiedBy, own.VerifiedOn) = (null, null); // what was verified was the former value
        }

        Copy(organization, stated.Field, FieldRules.Best(all)?.Value);
        await work.RefreshSearchAsync(organization, cancellation);
    }

    /// <summary>The same for an organisation that is being made: nothing is there yet, nothing is asked.</summary>
    public static void StateFirst(this Work work, Organization organization, Stated stated)
    {
        work.Add(New(work, organization, stated));
        Copy(organization, stated.Field, stated.Value);
    }

    public static async Task<List<FieldValue>> ValuesOfAsync(
        this Work work, OrganizationId id, OrganizationField field, CancellationToken cancellation) =>
        await work.Set<FieldValue>().Where(v => v.OrganizationId == id && v.Field == field).ToListAsync(cancellation);

    /// <summary>What lists show and the database holds unique is a copy of the best value.</summary>
    public static void Copy(Organization organization, OrganizationField field, string? best)
    {
        switch (field)
        {
            case OrganizationField.UnifiedCode: organization.UnifiedCode = best; break;
            case OrganizationField.Industry: organization.Industry = best; break;
            case OrganizationField.Region: organization.RegionCode = best; break;
        }
    }

    private static FieldValue New(Work work, Organization organization, Stated stated) => new()
    {
        Id = work.Ids.New<FieldValue>().Value, SiteId = organization.SiteId, OrganizationId = organization.Id,
        Field = stated.Field, Standing = stated.Standing, Value = stated.Value, Source = stated.Source,
        AsOf = stated.AsOf, StatedBy = stated.By, StatedAt = work.Now,
    };
}

/// <summary>A value with all that is kept about it.</summary>
internal sealed record Stated(
    OrganizationField Field, Standing Standing, string Value, string Source, DateOnly AsOf, string By);
