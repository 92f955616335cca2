using Lianmeng.Kernel;
using Microsoft.Extensions.Logging.Abstractions;

namespace Lianmeng.Tests.Kernel;

public sealed class RoundsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Round_ThatFails_IsFollowedByTheNext()
    {
        using var rounds = new Failing();

        await rounds.StartAsync(Token);
        await rounds.Third.Task.WaitAsync(TimeSpan.FromSeconds(30), Token);
        var isRunning = rounds.ExecuteTask is { IsCompleted: false };
        await rounds.StopAsync(Token);

        Assert.True(isRunning);
    }

    private sealed class Failing() : Rounds(TimeSpan.FromMilliseconds(1), TimeProvider.System, NullLogger.Instance)
    {
        private int _count;

        public TaskCompletionSource Third { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        protected internal override Task RoundAsync(CancellationToken cancellation)
        {
            if (++_count == 3)
            {
                Third.SetResult();
            }

            throw new InvalidOperationException("The database is away.");
        }
    }
}
