using System.Text.Json;
using Lianmeng.Kernel;
using Microsoft.Extensions.Logging.Console;

namespace Lianmeng.Operations;

/// <summary>The log of the running program: one JSON object a line on standard error. Its lines name records by id and
/// persons not at all.</summary>
internal static class OperatorLog
{
    public static void Use(ILoggingBuilder logging)
    {
        logging.ClearProviders();
        logging.AddConsole(console =>
        {
            console.FormatterName = ConsoleFormatterNames.Json;
            console.LogToStandardErrorThreshold = LogLevel.Trace;
        });
        logging.AddJsonConsole(json =>
        {
            json.UseUtcTimestamp = true;
            json.TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffZ";
            json.IncludeScopes = true;
            json.JsonWriterOptions = new JsonWriterOptions { Encoder = Json.Options.Encoder };
        });
        Filter(logging);
    }

    /// <summary>What is never logged, whoever keeps the log.</summary>
    public static void Filter(ILoggingBuilder logging)
    {
        // Addresses of pages hold secrets of links, statements hold data: neither is logged. The first line also keeps
        // the server from adding the address to the scope of every other line.
        logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);
        logging.AddFilter("Microsoft", LogLevel.Warning);
        logging.AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Error);
        logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        // What hinders the start is told as one sentence, not as a stack.
        logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);
        logging.AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Warning);
    }
}
