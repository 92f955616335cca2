using Lianmeng.Kernel;

namespace Lianmeng.Supply;

public static class SupplyAbilities
{
    /// <summary>Tell the own firm's partners, pass on, correct, withdraw, see what came of it.</summary>
    public static readonly Ability Send = new("signal.send", Reach.OwnOrganization, Role.Clerk, Role.Manager);

    /// <summary>Read and answer what reached the own firm; the holder of an answer link for the one matter.</summary>
    public static readonly Ability Answer = new("signal.answer", Reach.OwnOrganization, Role.Clerk, Role.Manager);

    /// <summary>Take part in a consultation of the own firm: open, propose, end.</summary>
    public static readonly Ability Consult = new("consultation.take-part", Reach.OwnOrganization, Role.Clerk, Role.Manager);

    /// <summary>Confirm the own firm's part of a changed plan: management alone.</summary>
    public static readonly Ability Confirm = new("consultation.confirm", Reach.OwnOrganization, Role.Manager);

    /// <summary>Read how many signals, answers and consultations there were; never contents or partners.</summary>
    public static readonly Ability ReadCounts = new("signal.counts", Reach.OwnSite, Role.Secretariat);

    /// <summary>See the own firm's relations; claim, confirm, dispute, withdraw and end them.</summary>
    public static readonly Ability KeepPartners = new("partners.keep", Reach.OwnOrganization, Role.Clerk, Role.Manager);

    /// <summary>Open the picture of the chain; what stands in it depends on the three looks.</summary>
    public static readonly Ability ReadChain =
        new("chain.read", Reach.OwnSite, Role.Clerk, Role.Manager, Role.Secretariat, Role.Leader);

    /// <summary>See in it the relations that both sides let the park see.</summary>
    public static readonly Ability SeeChain = new("chain.see", Reach.OwnSite, Role.Secretariat);

    /// <summary>See in it the steps and counts of firms, no firm.</summary>
    public static readonly Ability SeeSteps = new("chain.steps", Reach.OwnSite, Role.Leader, Role.Secretariat);

    /// <summary>Keep the site's catalogue of products; no firm stands in it.</summary>
    public static readonly Ability KeepProducts = new("product.keep", Reach.OwnSite, Role.Secretariat);

    /// <summary>Held by no role: seeds and imports alone record relations on the word of both sides (ADR 6).</summary>
    public static readonly Ability RecordEdges = new("edge.record", Reach.OwnSite);

    /// <summary>Held by no role: the program alone reminds.</summary>
    public static readonly Ability Remind = new("signal.remind", Reach.OwnSite);

    /// <summary>Answer from a one-time link, without an account.</summary>
    public static readonly Ability AnswerByLink = new("signal.answer-by-link", Reach.Link);
}
