using Lianmeng.Kernel;
using Lianmeng.Supply.State;

namespace Lianmeng.Supply;

/// <summary>Who supplies whom, the market signals that travel along, and what firms agree about them.</summary>
public sealed class SupplyCapability : ICapability
{
    public void AddServices(IServiceCollection services)
    {
        services.AddScoped<SignalQueries>();
        services.AddScoped<MatterQueries>();
        services.AddScoped<SecretariatQueries>();
        services.AddHostedService<SignalReminders>();
        services.AddScoped<ConsultationQueries>();
        services.AddScoped<ConsultationOpenings>();
        services.AddScoped<ConsultationReader>();
        services.AddScoped<ConsultationCounts>();
        services.AddScoped<SecretariatMonths>();
        services.AddScoped<PlanChangeQueries>();
    }

    public void MapRoutes(IEndpointRouteBuilder routes)
    {
        SignalsApi.Map(routes);
        ConsultationsApi.Map(routes);
        SecretariatApi.Map(routes);
    }

    public IEnumerable<MenuItem> Menu =>
    [
        new("/received", "menu.received", "download", SupplyAbilities.Answer, 20),
        new("/signals", "menu.signals", "send", SupplyAbilities.Send, 30),
        new("/consultations", "menu.consultations", "messages", SupplyAbilities.Consult, 40),
        new("/plan", "menu.plan", "calendar", SupplyAbilities.Consult, 50),
        new("/secretariat", "menu.secretariat", "chart-bar", SupplyAbilities.ReadCounts, 70),
    ];

    public IEnumerable<Ability> Abilities =>
    [
        SupplyAbilities.Send, SupplyAbilities.Answer, SupplyAbilities.Consult, SupplyAbilities.Confirm,
        SupplyAbilities.ReadCounts, SupplyAbilities.KeepEdges, SupplyAbilities.AnswerByLink,
        SupplyAbilities.Remind,
    ];
}
