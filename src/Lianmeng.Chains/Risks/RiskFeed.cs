namespace Lianmeng.Chains.Risks;

/// <summary>Hands one worker the shocks of part after part, and takes their results, which come in any order. A part that
/// is complete is handed on. Parts are claimed one by one, so that threads end together.</summary>
internal sealed class RiskFeed(RiskPlan plan, Func<int> nextPart, Action<int, FirmRisk[]> complete)
{
    private readonly Dictionary<int, (FirmRisk[] Results, int Open)> _open = [];
    private int _part = -1;
    private int _at;
    private int _end;

    public bool TryNext(out int ticket, out int firm)
    {
        while (_at == _end)
        {
            _part = nextPart();
            if (_part >= plan.PartCount)
            {
                (ticket, firm) = (0, 0);
                return false;
            }

            (_at, _end) = (_part * RiskPlan.PartSize, (_part * RiskPlan.PartSize) + plan.Places(_part).Length);
            _open.Add(_part, (new FirmRisk[_end - _at], _end - _at));
        }

        ticket = _at++;
        firm = plan.Firms[plan.Places(_part)[ticket - (_part * RiskPlan.PartSize)]];
        return true;
    }

    public void Done(int ticket, FirmRisk result)
    {
        var part = ticket / RiskPlan.PartSize;
        var (results, open) = _open[part];
        results[ticket % RiskPlan.PartSize] = result;
        _open[part] = (results, open - 1);
        if (open == 1)
        {
            _open.Remove(part);
            complete(part, results);
        }
    }
}
