using Lianmeng.Kernel;
using Lianmeng.Storage;

namespace Lianmeng.Notices.State;

/// <summary>One thing that is still to be told by one channel. Written in the transaction of the inbox item, once for
/// each opening of it: the unique key is what keeps anything from being told twice.</summary>
internal sealed class OutboxRow : ISiteOwned
{
    public Guid Id { get; init; }
    public SiteId SiteId { get; init; }
    public Guid ChannelId { get; init; }

    /// <summary>The inbox item; for the question whether an address is right, the channel itself.</summary>
    public Guid ItemId { get; init; }

    /// <summary>Which opening of the item; or the how many-eth question.</summary>
    public int Opening { get; init; }

    public bool IsQuestion { get; init; }
    public bool IsUrgent { get; init; }

    /// <summary>Not before.</summary>
    public DateTime DueAt { get; set; }

    /// <summary>The message that holds it, once one was made: the same at each try, so that a receiver knows a double.</summary>
    public Guid? MessageId { get; set; }

    public int Attempts { get; set; }
    public OutboxState State { get; set; }
    public DateTime? SettledAt { get; set; }
}

internal enum OutboxState
{
    Waiting,
    /// <summary>A program has it, or had when it was killed.</summary>
    Sending,
    Sent,
    /// <summary>No longer of interest: the thing was settled before, or the person may not see it any more.</summary>
    Dropped,
    /// <summary>It did not arrive, and the operator was told.</summary>
    GivenUp,
}
