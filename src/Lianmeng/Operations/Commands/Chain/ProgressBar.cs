using System.Diagnostics;
using Lianmeng.Chains.Risks;

namespace Lianmeng.Operations.Commands.Chain;

/// <summary>A bar on one line of standard error, with the time that is left at the present pace.</summary>
internal sealed class ProgressBar(TextWriter error) : IProgress<RiskProgress>, IDisposable
{
    private const int Width = 30;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly Lock _lock = new();
    private long _shown;
    private long _started;
    private int _startedAt;
    private int _done;
    private bool _isOpen;

    public void Report(RiskProgress progress)
    {
        lock (_lock)
        {
            if (_started == 0)
            {
                (_started, _startedAt) = (Stopwatch.GetTimestamp(), progress.Done);
            }

            _done = Math.Max(_done, progress.Done); // reports of several threads may arrive out of order
            if (_done == progress.Total || Stopwatch.GetElapsedTime(_shown) >= Pause)
            {
                _shown = Stopwatch.GetTimestamp();
                _isOpen = true;
                error.Write($"\r{Line(progress.Total)}");
            }
        }
    }

    public void Dispose()
    {
        if (_isOpen)
        {
            error.WriteLine();
        }
    }

    private string Line(int total)
    {
        var filled = total == 0 ? Width : (int)((long)_done * Width / total);
        var pace = (_done - _startedAt) / Math.Max(Stopwatch.GetElapsedTime(_started).TotalSeconds, 1e-3);
        var left = pace > 0 ? TimeSpan.FromSeconds((total - _done) / pace).ToString(@"d\.hh\:mm\:ss") : "?";
        return $"[{new string('#', filled)}{new string('.', Width - filled)}] {_done} of {total}, left {left}   ";
    }
}
