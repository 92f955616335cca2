using Lianmeng.Kernel;
using Lianmeng.Storage;

namespace Lianmeng.Operations.Seeding.County;

/// <summary>The door for a seed: many callers at once, as the system or as a clerk; says how far it is.</summary>
internal sealed class CountyWork(SiteId site, HallFactory halls, IWriter writer, SimulatedTime time, TextWriter progress)
{
    private const int Callers = 64;
    private readonly Door _door = new(writer, new CurrentActor());

    public SiteId Site { get; } = site;

    public HallFactory Halls { get; } = halls;

    public SimulatedTime Time { get; } = time;

    public Actor System { get; } = Actor.System(site);

    /// <exception cref="OperatorException">The command was refused.</exception>
    public async Task<T> DoAsync<T>(ICommand<T> command, CancellationToken cancellation, Actor? by = null)
    {
        var outcome = await _door.DoAsync(by ?? System, command, cancellation: cancellation);
        return outcome.Refused is { } no
            ? throw new OperatorException($"The county's {command.GetType().Name} was refused: {no}") : outcome.Value;
    }

    /// <summary>The same where a refusal is part of the story.</summary>
    public Task<Outcome<T>> TryAsync<T>(ICommand<T> command, Actor by, CancellationToken cancellation) =>
        _door.DoAsync(by, command, cancellation: cancellation);

    /// <summary>Numbers 0…count-1 in no order, many at once.</summary>
    public async Task<T[]> MakeAsync<T>(
        string what, int count, Func<int, CancellationToken, Task<T>> make, CancellationToken cancellation)
    {
        var made = new T[count];
        await Parallel.ForEachAsync(
            Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = Callers, CancellationToken = cancellation },
            async (i, token) => made[i] = await make(i, token));
        await SayAsync($"{count} {what}");
        return made;
    }

    public Task SayAsync(string line) => progress.WriteLineAsync(line);
}
