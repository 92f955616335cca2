using Lianmeng.Kernel;
using Lianmeng.Registry.Codes;
using Lianmeng.Registry.State;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Registry;

/// <summary>Enters an organisation into the directory of the actor's site.</summary>
/// <param name="Code">Language-neutral; empty means that the id is the code.</param>
/// <param name="Chain">Code of a registered chain.</param>
/// <param name="ChainName">Of a chain that is registered with it, in place of <paramref name="Chain"/>.</param>
/// <param name="EnglishName">Empty means that it has none and is shown by its name.</param>
/// <param name="UnifiedCode">GB 32100; unique in the site. Bodies without one (Party branches, alliances) leave it empty.</param>
/// <param name="Industry">GB/T 4754, two to four digits.</param>
/// <param name="StatedIn">Paper or file from which the fields were taken; empty means what the person who enters it says.</param>
/// <param name="IsKnownToBeNew">Whoever enters it has looked at those of a like name. A program's files are looked at
/// before.</param>
public sealed record RegisterOrganization(
    string Code, OrganizationKind Kind, string Name, string EnglishName, string? Alias = null,
    OrganizationId? ParentId = null, string? RegionCode = null, AdministrativeLevel? Level = null,
    string? Chain = null, FactSource Source = FactSource.Entered, bool IsNamed = true,
    string? ChainName = null, string? ChainEnglishName = null, string? UnifiedCode = null, string? Industry = null,
    string? Address = null, string? StatedIn = null, bool IsKnownToBeNew = false) : ICommand<OrganizationId>
{
    public ValueTask<Need?> NeedAsync(Work work, CancellationToken cancellation) =>
        ValueTask.FromResult<Need?>(new(RegistryAbilities.KeepDirectory, Site: work.Actor.Site));

    public async Task<Outcome<OrganizationId>> HandleAsync(Work work, CancellationToken cancellation)
    {
        var check = new Checks();
        var id = work.Ids.New<Of.Organization>();
        var name = check.Text(Name, "name", RegistryLimits.Name);
        var newChain = string.IsNullOrWhiteSpace(ChainName) ? null
            : RegisterChain.Read(work, check, "", ChainName, ChainEnglishName, ("chain", "chainName", "chainEnglishName"));
        var organization = new Organization
        {
            Id = id,
            SiteId = work.Actor.Site,
            Code = check.OptionalText(Code, "code", 80) ?? id.ToString(),
            Kind = Kind,
            Name = name,
            EnglishName = check.OptionalText(EnglishName, "englishName", RegistryLimits.EnglishName) ?? name,
            Alias = check.OptionalText(Alias, "alias", RegistryLimits.Name),
            Place = "", EnglishPlace = "", // follow when the names are checked
            ParentId = ParentId,
            Level = Level,
            Chain = newChain?.Code ?? check.OptionalText(Chain, "chain", RegistryLimits.ChainCode),
            Source = Source,
            IsNamed = IsNamed,
        };
        var given = FieldsGiven.Read(
            check, (OrganizationField.UnifiedCode, UnifiedCode, "unifiedCode"), (OrganizationField.Industry, Industry, "industry"),
            (OrganizationField.Region, RegionCode, "regionCode"), (OrganizationField.Address, Address, "address"));
        check.When(CitizenNumber.IsIn(name), "field.citizen-number", "name")
            .When(organization.Code.Any(c => !char.IsAsciiLetterOrDigit(c) && c != '-'), "organization.code", "code")
            .When(ParentId is { } parent && await work.FindKindAsync(parent, cancellation) is null,
                "organization.no-parent", "parentId")
            .When(newChain is not null && !string.IsNullOrWhiteSpace(Chain), "organization.two-chains", "chain")
            .When(newChain is null && organization.Chain is { } chain
                && !await work.Set<IndustryChain>().AnyAsync(c => c.Code == chain, cancellation),
                "organization.no-chain", "chain");
        if (check.Refusal is { } no)
        {
            return no;
        }

        if (await LikeAsync(work, name, cancellation) is { Count: > 0 } like)
        {
            return Refusal.Of(RefusalKind.Invalid, "organization.may-be-known", "isKnownToBeNew", string.Join('、', like));
        }

        if (newChain is not null)
        {
            RegisterChain.Add(work, newChain);
        }

        work.Add(organization);
        work.NameFirst(organization);
        var today = ChinaTime.DayOf(work.Now);
        foreach (var (field, value) in given)
        {
            work.StateFirst(organization, new(
                field, Standing.Official, value, StatedIn ?? work.Actor.Name, today, work.Actor.Name));
        }

        work.Record(work.Actor.Site, organization.Id.Value, new OrganizationRegistered(organization.Code, Kind, Source));
        return organization.Id;
    }

    /// <summary>Names of those that it may be, at most five; none when it was said to be new.</summary>
    private async Task<IReadOnlyList<string>> LikeAsync(Work work, string name, CancellationToken cancellation) =>
        IsKnownToBeNew || work.Actor.Kind != ActorKind.Person || Kind != OrganizationKind.Firm
        ? [] : await work.LikeNamesAsync(name, 5, cancellation);
}
