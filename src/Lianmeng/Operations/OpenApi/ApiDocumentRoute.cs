using System.Security.Cryptography;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Net.Http.Headers;
using Microsoft.OpenApi;

namespace Lianmeng.Operations.OpenApi;

/// <summary>Serves the description of the API. Making it costs a tenth of a second of the whole machine and everybody may
/// ask for it, so it is made once for each start of the program; who has it is told so by its ETag.</summary>
internal sealed class ApiDocumentRoute([FromKeyedServices(ApiDocument.Name)] IOpenApiDocumentProvider provider) : IDisposable
{
    private readonly SemaphoreSlim _making = new(1);
    private Made? _made;

    private sealed record Made(byte[] Json, EntityTagHeaderValue Tag);

    /// <summary>How often it was made.</summary>
    internal int Makings { get; private set; }

    public async Task<IResult> ServeAsync(HttpContext http)
    {
        var made = _made ?? await MakeAsync(http.RequestAborted);
        // Kept by everybody, but asked for each time: after an upgrade it is another one.
        http.Response.Headers.CacheControl = "no-cache";
        return Results.Bytes(made.Json, "application/json; charset=utf-8", entityTag: made.Tag);
    }

    public void Dispose() => _making.Dispose();

    private async Task<Made> MakeAsync(CancellationToken cancellation)
    {
        await _making.WaitAsync(cancellation);
        try
        {
            return _made ??= await WriteAsync();
        }
        finally
        {
            _making.Release();
        }
    }

    /// <summary>Not cancelled by whoever happened to ask first: others wait for it.</summary>
    private async Task<Made> WriteAsync()
    {
        Makings++;
        var document = await provider.GetOpenApiDocumentAsync(CancellationToken.None);
        await using var json = new MemoryStream();
        await document.SerializeAsJsonAsync(json, OpenApiSpecVersion.OpenApi3_1, CancellationToken.None);
        var bytes = json.ToArray();
        return new(bytes, new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes)[..16])}\""));
    }
}
