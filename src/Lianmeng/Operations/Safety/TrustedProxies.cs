using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace Lianmeng.Operations.Safety;

/// <summary>Believes X-Forwarded-For and -Proto of the proxies that the settings name, and of nobody else.</summary>
internal static class TrustedProxies
{
    public static void AddTrustedProxies(this IServiceCollection services, HallSettings settings) =>
        services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            var named = Parse(settings.TrustedProxies);
            options.ForwardedHeaders = named.Count == 0
                ? ForwardedHeaders.None
                : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            // Every hop that is named may add its own line.
            options.ForwardLimit = null;
            foreach (var network in named)
            {
                options.KnownIPNetworks.Add(network);
            }
        });

    /// <summary>Networks of "10.0.0.1, 10.1.0.0/16"; an address alone is a network of one.</summary>
    /// <exception cref="FormatException">Something else stands there: the program does not start.</exception>
    public static IReadOnlyList<System.Net.IPNetwork> Parse(string? proxies) =>
    [
        .. (proxies ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(text =>
            text.Contains('/')
                ? System.Net.IPNetwork.Parse(text)
                : new System.Net.IPNetwork(IPAddress.Parse(text), IPAddress.Parse(text).GetAddressBytes().Length * 8)),
    ];
}
