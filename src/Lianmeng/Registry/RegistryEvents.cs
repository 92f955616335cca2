using Lianmeng.Kernel;

namespace Lianmeng.Registry;

/// <summary>Written when a site is opened.</summary>
public sealed record SiteOpened(string Code) : IJournalEvent
{
    public static string Kind => "site.opened";
}

/// <summary>Written when an organisation enters the directory.</summary>
public sealed record OrganizationRegistered(string Code, OrganizationKind OrganizationKind, FactSource Source) : IJournalEvent
{
    public static string Kind => "organization.registered";
}

/// <summary>Written when an industrial chain enters the directory.</summary>
public sealed record ChainRegistered(string Code) : IJournalEvent
{
    public static string Kind => "chain.registered";
}

/// <summary>Written when a person enters the directory; personal payload.</summary>
public sealed record PersonRegistered(string Name) : IJournalEvent
{
    public static string Kind => "person.registered";
}

/// <summary>Written when a person takes an office; personal payload.</summary>
public sealed record PostTaken(PersonId Person, OrganizationId Organization, string Post, DateOnly From) : IJournalEvent
{
    public static string Kind => "post.taken";
}

/// <summary>Written when somebody says what a field holds; Former is what stood there with the same standing.</summary>
public sealed record FieldStated(
    OrganizationId Organization, OrganizationField Field, Standing Standing, string? Former, string Value, string Source,
    DateOnly AsOf) : IJournalEvent
{
    public static string Kind => "organization.field-stated";
}

/// <summary>Written when the station found right what a firm says of itself.</summary>
public sealed record FieldVerified(OrganizationId Organization, OrganizationField Field, string Value) : IJournalEvent
{
    public static string Kind => "organization.field-verified";
}

/// <summary>Written when an organisation takes a new name.</summary>
public sealed record OrganizationRenamed(OrganizationId Organization, string Former, string Name, DateOnly On) : IJournalEvent
{
    public static string Kind => "organization.renamed";
}

/// <summary>Written when two records of one organisation become one; Rows counts what moved, by table.</summary>
public sealed record OrganizationsMerged(
    OrganizationId Old, OrganizationId Into, string OldName, string Name, IReadOnlyDictionary<string, int> Rows) : IJournalEvent
{
    public static string Kind => "organization.merged";
}

/// <summary>Written when a firm settles in a park.</summary>
public sealed record TenancyBegun(OrganizationId Organization, OrganizationId Park, DateOnly From) : IJournalEvent
{
    public static string Kind => "tenancy.begun";
}

/// <summary>Written when a firm leaves a park; On is its last day.</summary>
public sealed record TenancyEnded(OrganizationId Organization, OrganizationId Park, DateOnly On) : IJournalEvent
{
    public static string Kind => "tenancy.ended";
}

/// <summary>Written when a place enters the directory.</summary>
public sealed record PlaceRegistered(string Name) : IJournalEvent
{
    public static string Kind => "place.registered";
}

/// <summary>Written when a person leaves an office; personal payload. On is the last day.</summary>
public sealed record PostLeft(PersonId Person, OrganizationId Organization, string Post, DateOnly On) : IJournalEvent
{
    public static string Kind => "post.left";
}
