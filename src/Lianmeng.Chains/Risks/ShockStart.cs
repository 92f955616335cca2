using Lianmeng.Chains.Cascades;

namespace Lianmeng.Chains.Risks;

/// <summary>The first updates of one firm's failure, by pushes: most shocks end there.</summary>
internal sealed class ShockStart(CascadeModel model)
{
    public DownstreamPush Down { get; } = new(model);

    public UpstreamPush Up { get; } = new(model);

    /// <summary>Updates made.</summary>
    public int Made { get; private set; }

    /// <summary>Makes updates until the cascade ends, or until an update of one direction would push over more links than
    /// <paramref name="limit"/>.</summary>
    /// <returns>Whether it has ended.</returns>
    public bool Run(int firm, long limit)
    {
        Made = 0;
        Down.Reset();
        Up.Reset();
        Down.Shock(firm, 1);
        Up.Shock(firm, 1);
        while (Math.Max(Down.Work, Up.Work) <= limit)
        {
            Made++;
            if (Math.Max(Down.Step(), Up.Step()) <= model.Options.Threshold || Made == model.Options.MaxUpdates)
            {
                return true;
            }
        }

        return false;
    }
}
