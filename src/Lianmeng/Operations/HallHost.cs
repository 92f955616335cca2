using System.Net;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Lianmeng.Access;
using Lianmeng.Journal;
using Lianmeng.Kernel;
using Lianmeng.Operations.Safety;
using Lianmeng.Storage;
using Lianmeng.Ui;
using Microsoft.AspNetCore.DataProtection;

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
        services.AddHallCore(settings);
        services.AddHostedService<CheckpointKeeper>();
        services.AddScoped<CurrentSession>();
        services.AddHttpContextAccessor();
        services.AddScoped<PageLook>();
        services.AddScoped<FieldLabels>();
        services.AddScoped<FrameMaker>();
        services.AddScoped(provider => Words.In(provider.GetRequiredService<PageLook>().Language));
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.ConfigureHttpJsonOptions(json => Json.Configure(json.SerializerOptions));
        services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        services.AddDataProtection().SetApplicationName("lianmeng")
            .PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(settings.AbsoluteDataFolder, "keys")));
        services.AddAntiforgery(antiforgery =>
        {
            antiforgery.Cookie.Name = "lm_form";
            antiforgery.Cookie.SameSite = SameSiteMode.Lax;
            antiforgery.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        services.AddTrustedProxies(settings);
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
        services.AddSingleton(new StorageSettings(settings.AbsoluteDataFolder, settings.Postgres));
        services.AddSingleton(new CheckpointPlaces(
            settings.Checkpoints, Path.Combine(settings.AbsoluteDataFolder, "keys", "checkpoint.key")));
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
        app.UseAntiforgery();
        app.UseMiddleware<FormGuard>();
        app.MapStaticAssets().Needs(Ability.Public);
        app.MapRazorComponents<App>();
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
