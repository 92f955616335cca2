namespace Lianmeng.Chains.Cascades;

/// <summary>The index from the firms that pushes have reached.</summary>
internal static class PushedLoss
{
    public static (double Loss, double Down, double Up) Of(CascadeModel model, DownstreamPush downstream, UpstreamPush upstream)
    {
        var weight = model.Weight;
        var downs = downstream.Firms;
        var ups = upstream.Firms;
        var (loss, down, up) = (0.0, 0.0, 0.0);
        foreach (var firm in downstream.Reached)
        {
            down += weight[firm] * downs[firm].Level;
            loss += weight[firm] * Math.Max(downs[firm].Level, ups[firm].Level);
        }

        foreach (var firm in upstream.Reached)
        {
            up += weight[firm] * ups[firm].Level;
            loss += downs[firm].Level == 0 ? weight[firm] * ups[firm].Level : 0;
        }

        return (loss, down, up);
    }
}
