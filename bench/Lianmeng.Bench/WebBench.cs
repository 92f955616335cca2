using System.Diagnostics;
using System.Globalization;

namespace Lianmeng.Bench;

/// <summary>Requests by wrk, a program of its own: the server's processor time is then this program's.</summary>
internal static class WebBench
{
    private const string AnswerBody = """{"answer":"will-adjust","text":"ok"}""";

    private const string FirmBody =
        """{"kind":"firm","name":"示例新厂","englishName":"Example New Works","regionCode":"320581"}""";

    public static Task<Figures> HelloAsync(BenchHall hall, TimeSpan time) =>
        WrkAsync(32, time, "", $"{hall.Address}/bench/hello");

    public static Task<Figures> PageAsync(BenchHall hall, string path, string cookies, TimeSpan time) =>
        WrkAsync(32, time, $"wrk.headers[\"Cookie\"] = \"{cookies}\"\n", hall.Address + path);

    public static Task<Figures> OrganizationsAsync(BenchHall hall, Caller[] callers, TimeSpan time) => PostAsync(
        hall, callers.Select(c => (c.SecretarySecret, "/api/v1/organizations")), FirmBody, callers.Length, time);

    public static Task<Figures> AnswersAsync(BenchHall hall, Caller[] callers, TimeSpan time) => PostAsync(
        hall, callers.Select(c => (c.ClerkSecret, $"/api/v1/matters/{c.Matter}/answer")), AnswerBody, callers.Length, time);

    /// <summary>Callers in turn, each with its bearer secret, every request with a new idempotency key.</summary>
    private static Task<Figures> PostAsync(
        BenchHall hall, IEnumerable<(string Secret, string Path)> callers, string body, int count, TimeSpan time)
    {
        var run = Stopwatch.GetTimestamp().ToString("x", CultureInfo.InvariantCulture);
        var script = $$"""
            local callers = { {{string.Join(", ", callers.Select(c => $"{{\"{c.Secret}\", \"{c.Path}\"}}"))}} }
            local n = 0
            function request()
              n = n + 1
              local c = callers[n % #callers + 1]
              return wrk.format("POST", c[2], { ["Authorization"] = "Bearer " .. c[1],
                ["Idempotency-Key"] = "{{run}}-" .. n, ["Content-Type"] = "application/json" }, [==[{{body}}]==])
            end

            """;
        return WrkAsync(count, time, script, hall.Address);
    }

    /// <exception cref="InvalidOperationException">A request failed or was refused.</exception>
    private static async Task<Figures> WrkAsync(int connections, TimeSpan time, string script, string address)
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, script + """
            function done(s, l, r)
              local e = s.errors
              io.write(string.format("RESULT %d %d %d %d\n", s.requests, s.duration, l:percentile(95),
                e.connect + e.read + e.write + e.status + e.timeout))
            end
            """);
        var (cpu, bytes) = (Process.GetCurrentProcess().TotalProcessorTime, GC.GetTotalAllocatedBytes());
        using var wrk = Process.Start(new ProcessStartInfo("wrk",
            ["-t1", $"-c{connections}", $"-d{time.TotalSeconds:F0}s", "-s", file, address]) { RedirectStandardOutput = true })
            ?? throw new InvalidOperationException("wrk did not start.");
        var output = await wrk.StandardOutput.ReadToEndAsync();
        await wrk.WaitForExitAsync();
        (cpu, bytes) = (Process.GetCurrentProcess().TotalProcessorTime - cpu, GC.GetTotalAllocatedBytes() - bytes);
        File.Delete(file);
        var line = output.Split('\n').FirstOrDefault(l => l.StartsWith("RESULT ", StringComparison.Ordinal))
            ?? throw new InvalidOperationException("wrk said: " + output);
        double[] n = [.. line.Split(' ')[1..].Select(double.Parse)];
        return n[3] == 0
            ? new(n[0] / n[1] * 1e6, n[2] / 1000, cpu.TotalMicroseconds / n[0], bytes / n[0] / 1024)
            : throw new InvalidOperationException($"{n[3]} of {n[0]} requests to {address} failed.");
    }
}
