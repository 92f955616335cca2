using Lianmeng.Storage;

namespace Lianmeng.Tests.Storage;

public sealed class BellTests
{
    [Fact]
    public void Ring_ManyWaitForOtherThings_WakesOnlyThoseConcerned()
    {
        var bell = new Bell();
        var (others, concerned) = (0, 0);
        var ids = Enumerable.Range(0, 1000).Select(_ => Guid.CreateVersion7()).ToList();
        var listening = ids.Select(id => bell.Listen([id], () => others++)).ToList();
        var mine = Guid.CreateVersion7();
        using var one = bell.Listen([mine, ids[0]], () => concerned++);
        using var two = bell.Listen([mine], () => concerned++);

        bell.Ring(new HashSet<Guid> { mine });

        Assert.Equal((0, 2), (others, concerned));
        listening.ForEach(l => l.Dispose());
        bell.Ring(ids.ToHashSet());
        Assert.Equal((0, 3), (others, concerned));
    }

    [Fact]
    public void Ring_ACacheAndAListener_TheCacheForgetsFirst()
    {
        var bell = new Bell();
        var id = Guid.CreateVersion7();
        List<string> order = [];
        using var listening = bell.Listen([id], () => order.Add("woken"));
        var cache = bell.Forget(_ => order.Add("forgotten"), () => order.Add("all forgotten"));

        bell.Ring(new HashSet<Guid> { id });
        cache.Dispose();
        bell.Ring(new HashSet<Guid> { id });

        Assert.Equal(["forgotten", "woken", "woken"], order);
    }

    [Fact]
    public void RingAll_ACacheAndListeners_ForgetsAllAndWakesEverybody()
    {
        var bell = new Bell();
        List<string> order = [];
        using var one = bell.Listen([Guid.CreateVersion7()], () => order.Add("woken"));
        using var other = bell.Listen([Guid.CreateVersion7()], () => order.Add("woken"));
        using var cache = bell.Forget(_ => order.Add("forgotten"), () => order.Add("all forgotten"));

        bell.RingAll();

        Assert.Equal(["all forgotten", "woken", "woken"], order);
    }
}
