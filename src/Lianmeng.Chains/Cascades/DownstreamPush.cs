using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Lianmeng.Chains.Memory;

namespace Lianmeng.Chains.Cascades;

/// <summary>The downstream direction, driven by change: only firms with a loss send anything, and only the growth of
/// x_i = sigma_i (1 - hd_i) since they last sent. Exact up to rounding, because hd never rises and sigma never falls, so
/// that sums can be kept. Levels here are losses, 1 - hd.</summary>
internal sealed class DownstreamPush(CascadeModel model)
{
    /// <summary>What is kept of a firm.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct FirmState
    {
        public double Level;
        public double Sent;
        public int Stamp;
    }

    /// <summary>What is kept of an input class of a customer. A push touches one of these and nothing else.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct SlotState
    {
        public double Sum;
        public int Stamp;
    }

    private readonly FirmState[] _firms = LargePages.Array<FirmState>(model.Network.FirmCount);
    private readonly SlotState[] _slots = LargePages.Array<SlotState>(model.Slots.Count);
    private readonly int[] _reached = new int[model.Network.FirmCount];
    private readonly int[] _touched = new int[model.Slots.Count + 1];
    private readonly int[] _risen = new int[model.Network.FirmCount];
    private readonly double[] _before = new double[model.Network.FirmCount];
    private int _reachedCount;

    // Steps are numbered through all runs: a sum whose stamp is older than the run's first step is left over and counts
    // as 0, so that nothing need be wiped between runs.
    private int _stamp;
    private int _firstStep = 1;

    /// <summary>Links that the next step would push over at most.</summary>
    public long Work { get; private set; }

    /// <summary>Firms with a loss.</summary>
    public ReadOnlySpan<int> Reached => _reached.AsSpan(0, _reachedCount);

    public ReadOnlySpan<FirmState> Firms => _firms;

    public MarketSums Markets { get; } = new(model);

    public double LevelOf(int firm) => _firms[firm].Level;

    /// <summary>A firm's initial loss, 1 - psi; also its least loss from now on.</summary>
    public void Shock(int firm, double loss)
    {
        if (loss > 0)
        {
            Rise(firm, loss);
        }
    }

    /// <summary>One update of all levels from those of the step before.</summary>
    /// <returns>The largest fall of hd.</returns>
    public double Step()
    {
        _stamp++;
        var touched = PushAll();
        var risen = 0;
        for (var t = 0; t < touched; t++)
        {
            var slot = _touched[t];
            var loss = Math.Min(1, _slots[slot].Sum / model.Slots.Base[slot]);
            var customer = model.Slots.Customer[slot];
            ref var state = ref _firms[customer];
            if (loss > state.Level)
            {
                if (state.Stamp != _stamp)
                {
                    state.Stamp = _stamp;
                    (_risen[risen], _before[risen]) = (customer, state.Level);
                    risen++;
                }

                Rise(customer, loss);
            }
        }

        var change = 0.0;
        Markets.Refresh(_firms);
        for (var r = 0; r < risen; r++)
        {
            change = Math.Max(change, _firms[_risen[r]].Level - _before[r]);
        }

        return change;
    }

    /// <summary>Back to no loss at all, in the time of the firms that had one.</summary>
    public void Reset()
    {
        foreach (var firm in Reached)
        {
            (_firms[firm].Level, _firms[firm].Sent) = (0, 0);
            Markets.Restore(firm);
        }

        (_reachedCount, Work, _firstStep) = (0, 0, _stamp + 1);
    }

    private void Rise(int firm, double loss)
    {
        ref var state = ref _firms[firm];
        if (state.Level == 0)
        {
            _reached[_reachedCount++] = firm;
            Work += model.Network.Sales.Starts[firm + 1] - model.Network.Sales.Starts[firm];
        }

        Markets.Fall(firm, loss - state.Level);
        state.Level = loss;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int PushAll()
    {
        var touched = 0;
        foreach (var firm in Reached)
        {
            var growth = (Markets.Sigma(firm) * _firms[firm].Level) - _firms[firm].Sent;
            if (growth > 0)
            {
                touched = Push(firm, growth, touched);
            }
        }

        return touched;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private unsafe int Push(int firm, double growth, int touched)
    {
        _firms[firm].Sent += growth;
        var starts = model.Network.Sales.Starts;
        var (stamp, firstStep) = (_stamp, _firstStep);
        fixed (SlotState* slots = _slots)
        fixed (int* slotOf = model.Pushes.Slot, touchedList = _touched)
        fixed (double* volumes = model.Pushes.Volume)
        {
            for (int k = starts[firm], end = starts[firm + 1]; k < end; k++)
            {
                var slot = slots + slotOf[k];
                slot->Sum = Leftover.Dropped(slot->Sum, slot->Stamp, firstStep) + (volumes[k] * growth);
                touchedList[touched] = slotOf[k];
                touched += slot->Stamp != stamp ? 1 : 0; // no branch: which slots are new cannot be foreseen
                slot->Stamp = stamp;
            }
        }

        return touched;
    }
}
