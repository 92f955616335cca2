using Lianmeng.Kernel;
using Lianmeng.Registry.State;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Registry;

/// <summary>Enters an organisation into the directory of the actor's site.</summary>
/// <param name="Code">Language-neutral; empty means that the id is the code.</param>
/// <param name="Chain">Code of a registered chain.</param>
/// <param name="ChainName">Of a chain that is registered with it, in place of <paramref name="Chain"/>.</param>
/// <param name="EnglishName">Empty means that it has none and is shown by its name.</param>
public sealed record RegisterOrganization(
    string Code, OrganizationKind Kind, string Name, string EnglishName, string? Alias = null,
    OrganizationId? ParentId = null, string? RegionCode = null, AdministrativeLevel? Level = null,
    string? Chain = null, FactSource Source = FactSource.Entered, bool IsNamed = true,
    string? ChainName = null, string? ChainEnglishName = null) : ICommand<OrganizationId>
{
    public ValueTask<Need?> NeedAsync(Work work, CancellationToken cancellation) =>
        ValueTask.FromResult<Need?>(new(RegistryAbilities.KeepDirectory, Site: work.Actor.Site));

    public async Task<Outcome<OrganizationId>> HandleAsync(Work work, CancellationToken cancellation)
    {
        var check = new Checks();
        var id = work.Ids.New<Of.Organization>();
        var name = check.Text(Name, "name", 100);
        var newChain = string.IsNullOrWhiteSpace(ChainName) ? null
            : RegisterChain.Read(work, check, "", ChainName, ChainEnglishName);
        var organization = new Organization
        {
            Id = id,
            SiteId = work.Actor.Site,
            Code = check.OptionalText(Code, "code", 80) ?? id.ToString(),
            Kind = Kind,
            Name = name,
            EnglishName = check.OptionalText(EnglishName, "englishName", 200) ?? name,
            Alias = check.OptionalText(Alias, "alias", 100),
            ParentId = ParentId,
            RegionCode = check.OptionalText(RegionCode, "regionCode", 6),
            Level = Level,
            Chain = newChain?.Code ?? check.OptionalText(Chain, "chain", RegistryLimits.ChainCode),
            Source = Source,
            IsNamed = IsNamed,
        };
        check.When(organization.RegionCode is { } region && !(region.Length == 6 && region.All(char.IsAsciiDigit)),
                "organization.region", "regionCode")
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

        if (newChain is not null)
        {
            RegisterChain.Add(work, newChain);
        }

        work.Add(organization);
        work.Record(work.Actor.Site, organization.Id.Value, new OrganizationRegistered(organization.Code, Kind, Source));
        return organization.Id;
    }
}
