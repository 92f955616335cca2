using System.Text.Encodings.Web;
using System.Text.Json;

namespace Lianmeng.Operations.Commands.Chain;

/// <summary>What a chain command says at its end: a line for each figure, or one JSON object.</summary>
internal sealed class ChainSummary(TextWriter output, bool isJson)
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly List<(string Key, object? Value, string Line)> _figures = [];

    /// <param name="key">Its name in JSON.</param>
    /// <param name="value">Its value in JSON.</param>
    /// <param name="line">What a person reads; empty says nothing.</param>
    public ChainSummary Add(string key, object? value, string line)
    {
        _figures.Add((key, value, line));
        return this;
    }

    public async Task WriteAsync()
    {
        if (isJson)
        {
            await output.WriteLineAsync(JsonSerializer.Serialize(_figures.ToDictionary(f => f.Key, f => f.Value), Json));
            return;
        }

        foreach (var figure in _figures.Where(f => f.Line.Length > 0))
        {
            await output.WriteLineAsync(figure.Line);
        }
    }
}
