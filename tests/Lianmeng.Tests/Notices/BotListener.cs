using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Lianmeng.Tests.Notices;

/// <summary>A chat's end of a group bot on a real port: keeps what is posted, and answers as it is told.</summary>
internal sealed class BotListener : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly ConcurrentQueue<(string Path, string Body)> _posts = new();
    private readonly ConcurrentDictionary<string, ConcurrentQueue<(int Status, string Body)>> _answers = new();

    public BotListener()
    {
        using (var free = new TcpListener(IPAddress.Loopback, 0))
        {
            free.Start();
            Authority = $"127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}";
        }

        _listener.Prefixes.Add($"http://{Authority}/");
        _listener.Start();
        _ = ServeAsync();
    }

    public string Authority { get; }

    public string AddressOf(string path) => $"http://{Authority}/{path}";

    /// <summary>Bodies of what was posted to a path.</summary>
    public IReadOnlyList<string> To(string path) => [.. _posts.Where(p => p.Path == "/" + path).Select(p => p.Body)];

    /// <summary>The next posts to the path are answered so; all others with 200 and errcode 0.</summary>
    public void Answer(string path, params (int Status, string Body)[] answers) => _answers["/" + path] = new(answers);

    public void Dispose() => _listener.Close();

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                var context = await _listener.GetContextAsync();
                using var reader = new StreamReader(context.Request.InputStream, Encoding.UTF8);
                var path = context.Request.Url?.AbsolutePath ?? "";
                _posts.Enqueue((path, await reader.ReadToEndAsync()));
                var (status, body) = _answers.TryGetValue(path, out var told) && told.TryDequeue(out var next)
                    ? next : (200, """{"errcode":0,"errmsg":"ok"}""");
                context.Response.StatusCode = status;
                await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(body));
                context.Response.Close();
            }
        }
        catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
        {
            // It is over.
        }
    }
}
