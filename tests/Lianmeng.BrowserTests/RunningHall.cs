using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Lianmeng.BrowserTests;

[assembly: AssemblyFixture(typeof(RunningHall))]

namespace Lianmeng.BrowserTests;

/// <summary>The published program as a process of its own, with the demo world and an own data folder, and one
/// Chromium. Everybody of the demo world can be signed in once; their sessions are kept.</summary>
public sealed class RunningHall : IAsyncLifetime
{
    private readonly ConcurrentDictionary<string, string> _links = new();
    private readonly Dictionary<string, string> _sessions = [];
    private readonly SemaphoreSlim _signingIn = new(1);
    private readonly string _folder = Directory.CreateTempSubdirectory("lianmeng-browser-").FullName;
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ConcurrentQueue<string> _output = new();
    private readonly ConcurrentQueue<string> _foreign = new();
    private Process? _program;
    private IPlaywright? _playwright;
    private IBrowser? _chromium;

    public string Address { get; } = $"http://127.0.0.1:{FreePort()}";

    /// <summary>Addresses of other hosts that a page asked for: there are none.</summary>
    public IEnumerable<string> Foreign => _foreign;

    public async ValueTask InitializeAsync()
    {
        _program = Start();
        await _ready.Task.WaitAsync(TimeSpan.FromSeconds(90));
        _playwright = await Playwright.CreateAsync();
        _chromium = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = "/usr/bin/chromium",
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
                // No other host has a name. Intercepting every request would do the same and switch the cache off.
                "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
            ],
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (_chromium is not null)
        {
            await _chromium.DisposeAsync();
        }

        _playwright?.Dispose();
        if (_program is { HasExited: false })
        {
            _program.Kill();
            await _program.WaitForExitAsync();
        }

        _program?.Dispose();
        _signingIn.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>A page of a person of the demo world, by role and part of the organisation's name.</summary>
    public async Task<IPage> OpenAsync(string role, string organization, Screen screen)
    {
        var chromium = _chromium ?? throw new InvalidOperationException("Chromium does not run.");
        var session = await SessionAsync(chromium, role, organization);
        var context = await chromium.NewContextAsync(Options(screen, session));
        context.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(Address, StringComparison.Ordinal))
            {
                _foreign.Enqueue(request.Url);
            }
        };
        var page = await context.NewPageAsync();
        page.SetDefaultTimeout(30_000);
        page.SetDefaultNavigationTimeout(45_000);
        return page;
    }

    /// <summary>Signs in by the person's one-time link the first time.</summary>
    private async Task<string> SessionAsync(IBrowser chromium, string role, string organization)
    {
        await _signingIn.WaitAsync();
        try
        {
            var person = _links.Keys.Single(k =>
                k.StartsWith(role + " ", StringComparison.Ordinal) && k.Contains(organization, StringComparison.Ordinal));
            if (!_sessions.TryGetValue(person, out var session))
            {
                await using var context = await chromium.NewContextAsync(Options(Screen.Desk, null));
                var page = await context.NewPageAsync();
                await page.GotoAsync(_links[person]);
                await page.Locator("main form button[type=submit]").First.ClickAsync();
                await page.WaitForURLAsync(url => !url.Contains("/l/", StringComparison.Ordinal));
                _sessions[person] = session = await context.StorageStateAsync();
            }

            return session;
        }
        finally
        {
            _signingIn.Release();
        }
    }

    private BrowserNewContextOptions Options(Screen screen, string? session) => new()
    {
        Locale = "zh-CN", TimezoneId = "Asia/Shanghai", BaseURL = Address, StorageState = session,
        JavaScriptEnabled = screen.HasScripts, ViewportSize = new() { Width = screen.Width, Height = screen.Height },
    };

    private Process Start()
    {
        var binary = Environment.GetEnvironmentVariable("LIANMENG_TEST_BINARY")
            ?? throw new InvalidOperationException("LIANMENG_TEST_BINARY is not set: run ./test, which publishes the program.");
        var start = new ProcessStartInfo(binary, "serve")
        {
            RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = _folder,
        };
        start.Environment["LIANMENG__URLS"] = Address;
        start.Environment["LIANMENG__DATAFOLDER"] = Path.Combine(_folder, "data");
        start.Environment["LIANMENG__DEMO"] = "true";
        start.Environment["LIANMENG__WORLD"] = WorldFolder();
        var program = new Process { StartInfo = start, EnableRaisingEvents = true };
        program.OutputDataReceived += (_, line) => Read(line.Data);
        program.ErrorDataReceived += (_, line) => Read(line.Data);
        program.Exited += (_, _) => _ready.TrySetException(
            new InvalidOperationException("The program ended: " + string.Join('\n', _output)));
        program.Start();
        program.BeginOutputReadLine();
        program.BeginErrorReadLine();
        return program;
    }

    /// <summary>"clerk  http://…/l/sign-in/SECRET  name · organisation", and at last "Ready: …".</summary>
    private void Read(string? line)
    {
        if (line is null)
        {
            return;
        }

        _output.Enqueue(line);
        var parts = line.Split(' ', 3, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (parts.Length == 3 && parts[1].Contains("/l/sign-in/", StringComparison.Ordinal))
        {
            _links[$"{parts[0]} {parts[2]}"] = parts[1];
        }

        if (line.StartsWith("Ready:", StringComparison.Ordinal))
        {
            _ready.TrySetResult();
        }
    }

    private static string WorldFolder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !Directory.Exists(Path.Combine(folder.FullName, "worlds", "haiyu")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(
            folder?.FullName ?? throw new InvalidOperationException("There is no folder worlds/haiyu above the tests."),
            "worlds", "haiyu");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

/// <summary>What a person looks at.</summary>
public sealed record Screen(int Width, int Height, bool HasScripts)
{
    public static readonly Screen Desk = new(1366, 768, true);

    /// <summary>A small old phone whose browser runs no scripts.</summary>
    public static readonly Screen OldPhone = new(360, 800, false);
}
