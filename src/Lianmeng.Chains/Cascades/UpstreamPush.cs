using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Lianmeng.Chains.Memory;

namespace Lianmeng.Chains.Cascades;

/// <summary>The upstream direction, driven by change: a customer's growing loss is sent to its suppliers. Levels here are
/// losses, 1 - hu. Scouting is as in <see cref="DownstreamPush"/>, without markets.</summary>
internal sealed class UpstreamPush(CascadeModel model)
{
    /// <summary>What is kept of a firm: all that a push touches.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct FirmState
    {
        public double Sum;
        public double Level;
        public double Sent;
        public int Stamp;
        public int SenderSince;
    }

    private readonly FirmState[] _firms = LargePages.Array<FirmState>(model.Network.FirmCount);
    private readonly int[] _reached = new int[model.Network.FirmCount];
    private readonly int[] _senders = new int[model.Network.FirmCount];
    private readonly int[] _touched = new int[model.Network.FirmCount + 1];
    private int _reachedCount;
    private int _senderCount;
    private int _stamp; // as in DownstreamPush: counted through all runs
    private int _firstStep = 1;
    private bool _isScouting;
    private double _kept;
    private double _unsent;

    /// <summary>Links that the next step would push over at most, while nothing is kept back.</summary>
    public long Work { get; private set; }

    /// <summary>Firms with a loss.</summary>
    public ReadOnlySpan<int> Reached => _reached.AsSpan(0, _reachedCount);

    public ReadOnlySpan<FirmState> Firms => _firms;

    /// <summary>After a step of scouting: the most that a firm has not sent.</summary>
    public double Missed { get; private set; }

    public double LevelOf(int firm) => _firms[firm].Level;

    /// <summary>A firm's initial loss, 1 - psi; also its least loss from now on.</summary>
    public void Shock(int firm, double loss)
    {
        if (loss > 0)
        {
            Rise(firm, loss);
        }
    }

    /// <summary>Keeps growth up to an amount back from now on.</summary>
    public void Scout(double kept)
    {
        (_isScouting, _kept, _unsent, _senderCount) = (true, kept, 0, 0);
        foreach (var firm in Reached)
        {
            BecomeSender(firm);
        }
    }

    /// <summary>One update of all levels from those of the step before.</summary>
    /// <returns>The largest fall of hu.</returns>
    public double Step()
    {
        _stamp++;
        var touched = PushAll(_isScouting ? _senders.AsSpan(0, _senderCount) : Reached);
        var change = 0.0;
        for (var t = 0; t < touched; t++)
        {
            var firm = _touched[t];
            var loss = Math.Min(1, _firms[firm].Sum / model.Income[firm]);
            if (loss > _firms[firm].Level)
            {
                change = Math.Max(change, loss - _firms[firm].Level);
                Rise(firm, loss);
            }
        }

        return change;
    }

    /// <summary>Back to no loss at all, in the time of the firms that had one.</summary>
    public void Reset()
    {
        foreach (var firm in Reached)
        {
            (_firms[firm].Level, _firms[firm].Sent) = (0, 0);
        }

        (_reachedCount, Work, _firstStep, _isScouting, _kept, _unsent) = (0, 0, _stamp + 1, false, 0, 0);
    }

    private void Rise(int firm, double loss)
    {
        if (_firms[firm].Level == 0)
        {
            _reached[_reachedCount++] = firm;
            Work += model.Network.Purchases.Starts[firm + 1] - model.Network.Purchases.Starts[firm];
        }

        _firms[firm].Level = loss;
        if (_isScouting)
        {
            BecomeSender(firm);
        }
    }

    private void BecomeSender(int firm)
    {
        ref var state = ref _firms[firm];
        if (state.SenderSince == _firstStep)
        {
            return;
        }

        if (state.Level - state.Sent > _kept)
        {
            state.SenderSince = _firstStep;
            _senders[_senderCount++] = firm;
        }
        else
        {
            _unsent = Math.Max(_unsent, state.Level - state.Sent);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int PushAll(ReadOnlySpan<int> senders)
    {
        var (touched, unsent) = (0, _unsent);
        foreach (var firm in senders)
        {
            var growth = _firms[firm].Level - _firms[firm].Sent;
            if (growth > _kept)
            {
                _firms[firm].Sent = _firms[firm].Level;
                touched = Push(firm, growth, touched);
            }
            else
            {
                unsent = Math.Max(unsent, growth);
            }
        }

        Missed = unsent;
        return touched;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private unsafe int Push(int firm, double growth, int touched)
    {
        var purchases = model.Network.Purchases;
        var (stamp, firstStep) = (_stamp, _firstStep);
        fixed (FirmState* firms = _firms)
        fixed (int* supplierOf = purchases.Supplier, touchedList = _touched)
        fixed (double* volumes = purchases.Volume)
        {
            for (int e = purchases.Starts[firm], end = purchases.Starts[firm + 1]; e < end; e++)
            {
                var supplier = firms + supplierOf[e];
                supplier->Sum = Leftover.Dropped(supplier->Sum, supplier->Stamp, firstStep) + (volumes[e] * growth);
                touchedList[touched] = supplierOf[e];
                touched += supplier->Stamp != stamp ? 1 : 0;
                supplier->Stamp = stamp;
            }
        }

        return touched;
    }
}
