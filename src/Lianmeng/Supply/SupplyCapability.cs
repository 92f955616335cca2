using Lianmeng.Imports;
using Lianmeng.Kernel;
using Lianmeng.Supply.Importing;
using Lianmeng.Supply.State;

namespace Lianmeng.Supply;

/// <summary>Who supplies whom, the market signals that travel along, and what firms agree about them.</summary>
public sealed class SupplyCapability : ICapability
{
    public void AddServices(IServiceCollection services)
    {
        services.AddScoped<SignalQueries>();
        services.AddScoped<MatterQueries>();
        services.AddScoped<SignalHistory>();
        services.AddScoped<SecretariatQueries>();
        services.AddHostedService<SignalReminders>();
        services.AddScoped<ConsultationQueries>();
        services.AddScoped<ConsultationOpenings>();
        services.AddScoped<ConsultationReader>();
        services.AddScoped<ConsultationCounts>();
        services.AddScoped<SecretariatMonths>();
        services.AddScoped<PlanChangeQueries>();
        services.AddScoped<PartnerQueries>();
        services.AddScoped<PartnerReader>();
        services.AddScoped<ProductChoices>();
        services.AddScoped<ProductQueries>();
        services.AddSingleton<IImportKind, EdgeImport>();
        services.AddScoped<ConsentQueries>();
        services.AddScoped<ChainQueries>();
    }

    public void MapRoutes(IEndpointRouteBuilder routes)
    {
        SignalsApi.Map(routes);
        ConsultationsApi.Map(routes);
        SecretariatApi.Map(routes);
        PartnersApi.Map(routes);
        ProductsApi.Map(routes);
        ConsentsApi.Map(routes);
        ChainApi.Map(routes);
        Pages.ExportRoutes.Map(routes);
    }

    public IEnumerable<MenuItem> Menu =>
    [
        new("/received", "menu.received", "download", SupplyAbilities.Answer, 20),
        new("/signals", "menu.signals", "send", SupplyAbilities.Send, 30),
        new("/consultations", "menu.consultations", "messages", SupplyAbilities.Consult, 40),
        new("/partners", "menu.partners", "route", SupplyAbilities.KeepPartners, 45),
        new("/chain", "menu.chain", "sitemap", SupplyAbilities.ReadChain, 47),
        new("/plan", "menu.plan", "calendar", SupplyAbilities.Consult, 50),
        new("/secretariat", "menu.secretariat", "chart-bar", SupplyAbilities.ReadCounts, 70),
        new("/products", "menu.products", "flask", SupplyAbilities.KeepProducts, 80),
    ];

    public IEnumerable<Ability> Abilities =>
    [
        SupplyAbilities.Send, SupplyAbilities.Answer, SupplyAbilities.Consult, SupplyAbilities.Confirm,
        SupplyAbilities.ReadCounts, SupplyAbilities.KeepPartners, SupplyAbilities.KeepProducts,
        SupplyAbilities.ReadChain, SupplyAbilities.SeeChain, SupplyAbilities.SeeSteps,
        SupplyAbilities.RecordEdges, SupplyAbilities.AnswerByLink, SupplyAbilities.Remind,
    ];
}
