using Lianmeng.Kernel;

namespace Lianmeng.Access;

/// <summary>What a one-time link opens.</summary>
public enum LinkPurpose
{
    /// <summary>Signs an account in.</summary>
    SignIn,
    /// <summary>Answers one received signal without an account.</summary>
    Answer,
    /// <summary>Opens the first account of a firm: its record becomes its own.</summary>
    Claim,
}

/// <summary>What may still be done with a one-time link.</summary>
public enum LinkState { Valid, Used, Expired, Cut }

public static class AccessAbilities
{
    /// <summary>Create, reset and disable accounts, give and end roles.</summary>
    public static readonly Ability KeepAccounts = new("accounts.keep", Reach.OwnSite, Role.Operator);

    /// <summary>Give a firm the code by which it claims its record.</summary>
    public static readonly Ability IssueClaimCodes = new("claim-codes.issue", Reach.OwnSite, Role.Secretariat, Role.Operator);

    /// <summary>Held by no role: the holder of a claim code, about the firm that it names.</summary>
    public static readonly Ability Claim = new("organization.claim", Reach.OwnSite);

    /// <summary>Lend an own role to a colleague for some days.</summary>
    public static readonly Ability Delegate = new("role.delegate", Reach.OwnOrganization, Role.Manager);

    /// <summary>Held by no role: the holder of a sign-in link, about the link's account.</summary>
    public static readonly Ability SignInByLink = new("sign-in.link", Reach.Link);
}
