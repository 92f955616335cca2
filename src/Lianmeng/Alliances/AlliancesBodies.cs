using Lianmeng.Kernel;

namespace Lianmeng.Alliances;

// What is sent to the API; the commands themselves carry more (source, version) than a caller may say.

internal sealed record AllianceBody(
    string Code, string Chain, string Name, string EnglishName, FirstDay From, IReadOnlyList<SlotDraft> Slots,
    OrganizationId? FounderId = null, OrganizationId? SecretariatId = null)
{
    public FoundAlliance Command() => new(Code, Chain, Name, EnglishName, From, Slots, FounderId, SecretariatId);
}

internal sealed record JoinBody(
    OrganizationId OrganizationId, string? Slot, MembershipRole Role, FirstDay From, string? Note = null);

internal sealed record MoveBody(OrganizationId OrganizationId, string Slot, DateOnly On);

internal sealed record LeaveBody(OrganizationId OrganizationId, DateOnly Last);

internal sealed record AgreementBody(string Code, OrganizationId AgencyId, FirstDay From);

internal sealed record BranchBody(OrganizationId OrganizationId, FirstDay From);

internal sealed record CadenceBody(string Subject, CadencePeriod Every, FirstDay From);

internal sealed record CountBody(
    OrganizationId OrganizationId, DateOnly AsOf, int Members, Qualifier Qualifier = Qualifier.Exact);

internal sealed record BaseBody(DateOnly AsOf, int Members, Qualifier Qualifier);

/// <summary>What is sent to end a dated fact: its last day, inclusive.</summary>
internal sealed record LastBody(DateOnly Last);
