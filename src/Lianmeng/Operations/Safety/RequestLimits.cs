using Microsoft.AspNetCore.Http.Features;

namespace Lianmeng.Operations.Safety;

/// <summary>How much anybody may send before the program knows who asks: memory is what a stranger can take from it.
/// A route that needs more states it: <c>.WithMetadata(new RequestSizeLimitAttribute(bytes))</c>.</summary>
internal static class RequestLimits
{
    /// <summary>The longest form, percent-encoded Chinese in each of its texts, is a third of it.</summary>
    public const int BodyBytes = 128 * 1024;

    private const int FormFields = 500;
    private const int FormKey = 200;
    private const int HeaderBytes = 16 * 1024;

    public static void AddRequestLimits(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = BodyBytes;
            kestrel.Limits.MaxRequestHeadersTotalSize = HeaderBytes;
            // Who sends a byte now and then holds a connection no longer than this; bodies slower than 240 bytes a
            // second are cut by Kestrel's own default.
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
        });
        builder.Services.Configure<FormOptions>(form =>
        {
            form.ValueCountLimit = FormFields;
            form.KeyLengthLimit = FormKey;
            form.ValueLengthLimit = BodyBytes;
            form.MultipartBodyLengthLimit = BodyBytes;
            form.MultipartHeadersCountLimit = 8;
            form.MemoryBufferThreshold = BodyBytes;
        });
    }
}
