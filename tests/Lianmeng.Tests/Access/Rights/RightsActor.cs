using System.Net.Http.Headers;
using System.Text;
using Lianmeng.Access;
using Lianmeng.Kernel;
using Lianmeng.Tests.Support;

namespace Lianmeng.Tests.Access.Rights;

/// <summary>Somebody who asks: a person in a browser and with an API secret, the holder of a link, or nobody.</summary>
internal sealed class RightsActor(string name, TestWorld world, Actor? person, string? linkSecret)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;
    private HttpClient? _client;
    private string? _bearer;

    public string Name { get; } = name;

    public Actor? Person { get; } = person;

    public string? LinkSecret { get; } = linkSecret;

    public async Task EnterAsync(TestHall hall)
    {
        if (Person is null)
        {
            _client = hall.NewClient();
            return;
        }

        _client = (await world.SignedInAsync(Person)).Client;
        _bearer = await world.ApiSecretAsync(Person);
    }

    /// <summary>Sends a request as this actor and reads the answer whole; of a stream, what comes at once.</summary>
    public async Task<RightsAnswer> AskAsync(string method, string address, string? body = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), address);
        if (_bearer is not null && address.StartsWith("/api/", StringComparison.Ordinal))
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _bearer);
            request.Headers.Add("Idempotency-Key", new Ids().Secret());
        }

        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        }

        using var answer = await _client!.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Token);
        var text = new StringBuilder($"{answer.Headers}{answer.Content.Headers}");
        await using var stream = await answer.Content.ReadAsStreamAsync(Token);
        if (answer.Content.Headers.ContentType?.MediaType == "text/event-stream")
        {
            var buffer = new byte[4096];
            text.Append(Encoding.UTF8.GetString(buffer, 0, await stream.ReadAsync(buffer, Token)));
        }
        else
        {
            text.Append(await new StreamReader(stream).ReadToEndAsync(Token));
        }

        return new((int)answer.StatusCode, $"{answer.Headers.Location}", text.ToString());
    }
}

internal sealed record RightsAnswer(int Status, string Location, string Text)
{
    public bool LeadsToSignIn => Status == 302 && Location.Contains("/sign-in?return=", StringComparison.Ordinal);

    /// <summary>The route itself answered, and with what was asked for.</summary>
    public bool IsGiven => Status < 400 && !LeadsToSignIn;
}
