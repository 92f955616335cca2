using Lianmeng.Kernel;

namespace Lianmeng.Access;

/// <summary>Sign-in, sessions, one-time links, roles and delegations.</summary>
public sealed class AccessCapability : ICapability
{
    public void AddServices(IServiceCollection services)
    {
        services.AddSingleton<Sessions>();
        services.AddScoped<ApiCall>();
        services.AddSingleton<LinkSecrets>();
        services.AddSingleton<SetUpCode>();
        services.AddSingleton<Passwords>();
        services.AddSingleton<SignInLimits>();
        services.AddScoped<SignInDesk>();
        services.AddScoped<SignInLinkDesk>();
        services.AddScoped<ClaimDesk>();
        services.AddScoped<PasswordDesk>();
        services.AddScoped<BrowserSession>();
        services.AddScoped<AccountsQuery>();
        services.AddScoped<AccountList>();
        services.AddScoped<AccountHolders>();
        services.AddScoped<CurrentLink>();
    }

    public void MapRoutes(IEndpointRouteBuilder routes)
    {
        LookRoutes.Map(routes);
        SignOutRoute.Map(routes);
        SessionsApi.Map(routes);
        AccountsApi.Map(routes);
        DelegationsApi.Map(routes);
        Pages.ExportRoutes.Map(routes);
    }

    public IEnumerable<MenuItem> Menu => [new("/accounts", "menu.accounts", "users", AccessAbilities.KeepAccounts, 90)];

    public IEnumerable<Ability> Abilities =>
        [
            AccessAbilities.KeepAccounts, AccessAbilities.Delegate, AccessAbilities.SignInByLink,
            AccessAbilities.IssueClaimCodes, AccessAbilities.Claim,
        ];
}
