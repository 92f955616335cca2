using Lianmeng.Kernel;
using Lianmeng.Storage;

namespace Lianmeng.Registry.State;

/// <summary>What somebody says of one field of an organisation, with source, day and verifier. What an office says, what
/// the firm says and what is concluded stand side by side: a row each, and none ever overwrites another.</summary>
internal sealed class FieldValue : ISiteOwned
{
    public Guid Id { get; init; }
    public SiteId SiteId { get; init; }
    public OrganizationId OrganizationId { get; set; }
    public OrganizationField Field { get; init; }
    public Standing Standing { get; init; }
    public required string Value { get; set; }

    /// <summary>Paper, register or file from which it was taken.</summary>
    public required string Source { get; set; }

    /// <summary>Day on which it was so.</summary>
    public DateOnly AsOf { get; set; }

    /// <summary>Who entered it, by name; the name of the program for what is concluded.</summary>
    public required string StatedBy { get; set; }

    public DateTime StatedAt { get; set; }

    /// <summary>Who of the station compared it with a paper; null while nobody has.</summary>
    public string? VerifiedBy { get; set; }

    public DateOnly? VerifiedOn { get; set; }
}
