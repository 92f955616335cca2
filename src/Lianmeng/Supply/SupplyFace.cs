namespace Lianmeng.Supply;

/// <summary>Markers of this capability's ids.</summary>
public static class OfSupply
{
    public sealed class Product;
    public sealed class Edge;
    public sealed class Signal;

    /// <summary>A signal as it lies before one receiving firm, by however many paths it came.</summary>
    public sealed class Matter;

    public sealed class Consultation;
}

public enum SignalKind { Price, Demand, Capacity, Quality, Technology, Safety, Policy }

/// <summary>Which way along the sender's own edges: to its suppliers, or to its customers.</summary>
public enum SignalDirection { Upstream, Downstream }

/// <summary>How a price moves on one market.</summary>
public enum PriceMove { Up, Down, Swinging, Stable }

public enum Confidence { Heard, Likely, Certain }

/// <summary>What a receiver answers.</summary>
public enum SignalAnswer { NoEffect, WillAdjust, NeedTalk, NeedHelp }

/// <summary>Whether both sides stand behind an edge; only a confirmed one carries anything.</summary>
public enum EdgeState { Claimed, Confirmed, Disputed, Withdrawn }

/// <summary>How a quantity of a plan changes; shift = the same quantity in another month or grade.</summary>
public enum QuantityDirection { More, Less, Same, Shift }

public enum ConsultationState { Open, Agreed, EndedWithout }
