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
