using System.Net;
using Lianmeng.Access;
using Lianmeng.Imports;
using Lianmeng.Journal;
using Lianmeng.Kernel;
using Lianmeng.Notices.Channels;
using Lianmeng.Operations.Safety;
using Lianmeng.Operations.Start;
using Lianmeng.Storage;
using Lianmeng.Ui;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.AuthenticatedEncryption.ConfigurationModel;
using Microsoft.AspNetCore.DataProtection.AuthenticatedEncryption;

namespace Lianmeng.Operations;

/// <summary>Puts the program together: one place for services and for the order of the pipeline.</summary>
public static class HallHost
{
    /// <summary>A page that leads elsewhere does not throw: an exception in the middle of a render leaves children
    /// without an id, and writing such a tree runs in a circle until the stack of the process is full. Set here and not
    /// in the project file, so that every host of the pages has it, the tests', too.</summary>
    private const string NavigationWithoutException =
        "Microsoft.AspNetCore.Components.Endpoints.NavigationManager.DisableThrowNavigationException";

    public static void AddHall(this WebApplicationBuilder builder)
    {
        AppContext.SetSwitch(NavigationWithoutException, true);
        var settings = SettingsReader.Read(builder.Configuration);
        var services = builder.Services;
        services.AddHostedService(provider => provider.GetRequiredService<ServingHold>()); // first, so that it stops last
        services.AddHostedService<CheckpointKeeper>(); // before the writer, so that it stops after it and signs its last entry
        services.AddHallCore(settings);
        services.AddHostedService<Neighbours>();
        services.AddHostedService(provider => provider.GetRequiredService<ChannelRounds>()); // the server's alone: no command sends
        services.AddHostedService<ImportRounds>(); // the server alone: a command of the operator takes up no waiting file
        services.AddScoped<CurrentSession>();
        services.AddHttpContextAccessor();
        services.AddScoped<PageLook>();
        services.AddScoped<FrameMaker>();
        services.AddScoped<KeptText>();
        services.AddScoped<FormLabels>();
        services.AddScoped<AddressFilter>();
        services.AddScoped(provider => Words.In(provider.GetRequiredService<PageLook>().Language));
        services.AddSingleton(Html.Encoder);
        services.ConfigureHttpJsonOptions(json => Json.Configure(json.SerializerOptions));
        services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        services.AddDataProtection().SetApplicationName("lianmeng")
            .UseCryptographicAlgorithms(new() { EncryptionAlgorithm = EncryptionAlgorithm.AES_256_GCM })
            .PersistKeysToFileSystem(new DirectoryInfo(settings.Keys));
        services.AddAntiforgery(antiforgery =>
        {
            antiforgery.Cookie.Name = KeptFormTokens.Cookie;
            antiforgery.Cookie.SameSite = SameSiteMode.Lax;
            antiforgery.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        KeptFormTokens.Add(services);
        services.AddTrustedProxies(settings);
        builder.AddRequestLimits();
        services.AddRazorComponents();
        foreach (var capability in Capabilities.All)
        {
            capability.AddServices(services);
        }
    }

    /// <summary>What every entrance needs, web or command line: time, ids, storage, the door.</summary>
    public static void AddHallCore(this IServiceCollection services, HallSettings settings)
    {
        services.AddSingleton(settings);
        services.AddSingleton(new StorageSettings(settings.AbsoluteDataFolder, settings.Postgres, settings.Keys));
        services.AddSingleton(new CheckpointPlaces(
            settings.Checkpoints, Path.Combine(settings.Keys, CheckpointPlaces.KeyName)));
        services.AddSingleton(SettingsReader.ChannelsOf(settings));
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<Ids>();
        services.AddSingleton<Bell>();
        services.AddSingleton<HallFactory>();
        services.AddSingleton<Writer>();
        services.AddSingleton<IWriter>(provider => provider.GetRequiredService<Writer>());
        services.AddHostedService(provider => provider.GetRequiredService<Writer>());
        services.AddScoped<CurrentActor>();
        services.AddScoped<Door>();
        services.AddScoped<Reads>();
    }

    public static void UseHall(this WebApplication app)
    {
        app.UseForwardedHeaders();
        app.UseMiddleware<RequestNumber>();
        app.UseMiddleware<SafetyHeaders>();
        app.UseMiddleware<ApiFaults>();
        app.UseMiddleware<PageFaults>();
        app.UseMiddleware<LinkGuard>();
        app.UseMiddleware<SignInMiddleware>();
        app.UseRouting();
        app.UseMiddleware<PolicyMiddleware>();
        app.UseMiddleware<InputGuard>();
        app.UseAntiforgery();
        app.UseMiddleware<FormGuard>();
        app.UseMiddleware<LateForms>();
        app.MapStaticAssets().Needs(Ability.Public);
        app.MapRazorComponents<App>().AnswersHead();
        foreach (var capability in Capabilities.All)
        {
            capability.MapRoutes(app);
        }

        RefuseRoutesWithoutAbility(app);
    }

    private static void RefuseRoutesWithoutAbility(WebApplication app)
    {
        var missing = RouteAbilities.Missing(((IEndpointRouteBuilder)app).DataSources.SelectMany(s => s.Endpoints));
        if (missing.Count > 0)
        {
            throw new InvalidOperationException("Routes without an ability: " + string.Join(", ", missing));
        }
    }
}
