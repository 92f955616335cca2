using Lianmeng.Kernel;

namespace Lianmeng.Access;

/// <summary>Written when an account is made; personal payload.</summary>
public sealed record AccountCreated(string UserName) : IJournalEvent
{
    public static string Kind => "account.created";
}

/// <summary>Written when an account gets a role.</summary>
public sealed record RoleGranted(Role Role, OrganizationId Organization, DateOnly From, DateOnly? To) : IJournalEvent
{
    public static string Kind => "role.granted";
}

/// <summary>Written when a one-time sign-in link is made for an account.</summary>
public sealed record SignInLinkIssued : IJournalEvent
{
    public static string Kind => "account.link-issued";
}

/// <summary>Written when too many wrong passwords locked an account for a while.</summary>
public sealed record AccountLocked : IJournalEvent
{
    public static string Kind => "account.locked";
}

/// <summary>Written when the owner of an account sets its password.</summary>
public sealed record PasswordSet : IJournalEvent
{
    public static string Kind => "account.password-set";
}

/// <summary>Written when an account is disabled.</summary>
public sealed record AccountDisabled : IJournalEvent
{
    public static string Kind => "account.disabled";
}

/// <summary>Written when a disabled account may sign in again.</summary>
public sealed record AccountEnabled : IJournalEvent
{
    public static string Kind => "account.enabled";
}

/// <summary>Written when the operator resets an account.</summary>
public sealed record AccountReset : IJournalEvent
{
    public static string Kind => "account.reset";
}

/// <summary>Written when a role ends before its day, or one without a day.</summary>
public sealed record RoleEnded(Role Role, OrganizationId Organization) : IJournalEvent
{
    public static string Kind => "role.ended";
}

/// <summary>Written when a manager lends a role to a colleague.</summary>
public sealed record RoleLent(Role Role, OrganizationId Organization, DateOnly From, DateOnly To) : IJournalEvent
{
    public static string Kind => "role.lent";
}

/// <summary>Written when a firm is given the code by which it claims its record.</summary>
public sealed record ClaimCodeIssued(OrganizationId Organization) : IJournalEvent
{
    public static string Kind => "claim-code.issued";
}

/// <summary>Written when a firm claimed its record; Account is its first one.</summary>
public sealed record OrganizationClaimed(OrganizationId Organization, Guid Account) : IJournalEvent
{
    public static string Kind => "organization.claimed";
}
