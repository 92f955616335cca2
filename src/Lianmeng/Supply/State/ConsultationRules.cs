using Lianmeng.Kernel;

namespace Lianmeng.Supply.State;

/// <summary>Pure decisions about consultations.</summary>
internal static class ConsultationRules
{
    public const int TitleLength = 100;

    /// <summary>The opener and its guests: a table, not an assembly.</summary>
    public const int MostParties = 12;

    public const int MostLines = 40;

    /// <summary>A billion tonnes: beyond every plant, so it is a slip of the unit.</summary>
    public const long MostKilograms = 1_000_000_000_000;

    /// <summary>Plans are agreed for the present month and the three years that follow.</summary>
    public const int MonthsAhead = 36;

    /// <summary>Subjects in which competitors may not agree: what Art. 17 of the Anti-Monopoly Law of the PRC (2022
    /// revision) names is prices and amounts of output and sale.</summary>
    public static bool IsAboutPriceOrOutput(SignalKind subject) =>
        subject is SignalKind.Price or SignalKind.Demand or SignalKind.Capacity;

    /// <summary>The products that two of the parties supply, to whomever: they compete. Empty when no two do.</summary>
    /// <param name="edges">Every edge in force of which a party is the supplier.</param>
    public static IReadOnlyList<ProductId> ProductsOfTwoMakers(
        IReadOnlyCollection<OrganizationId> parties, IEnumerable<SupplyEdge> edges) =>
        [.. edges.Where(e => parties.Contains(e.SupplierId)).GroupBy(e => e.ProductId)
            .Where(g => g.Select(e => e.SupplierId).Distinct().Count() > 1).Select(g => g.Key).Order()];

    /// <summary>The products that a firm trades itself, on either side; with one of some partners where these are given.
    /// It may read these names and no others: what two of its partners trade with each other is theirs (law 9).</summary>
    public static HashSet<ProductId> OwnProducts(
        OrganizationId firm, IEnumerable<SupplyEdge> edges, IReadOnlyCollection<OrganizationId>? partners = null) =>
    [
        .. edges.Where(e => e.SupplierId == firm && partners?.Contains(e.CustomerId) != false
            || e.CustomerId == firm && partners?.Contains(e.SupplierId) != false).Select(e => e.ProductId),
    ];

    /// <summary>Can every party be reached from every other along edges between parties?</summary>
    public static bool IsConnected(IReadOnlyCollection<OrganizationId> parties, IReadOnlyCollection<SupplyEdge> edges)
    {
        var reached = new HashSet<OrganizationId>(parties.Take(1));
        var next = new Queue<OrganizationId>(reached);
        while (next.TryDequeue(out var firm))
        {
            foreach (var other in NeighboursOf(firm, edges).Where(o => parties.Contains(o) && reached.Add(o)))
            {
                next.Enqueue(other);
            }
        }

        return reached.Count == parties.Distinct().Count();
    }

    /// <summary>The firms next to one along edges, on either side.</summary>
    public static IEnumerable<OrganizationId> NeighboursOf(OrganizationId firm, IEnumerable<SupplyEdge> edges) =>
        edges.Where(e => e.SupplierId == firm || e.CustomerId == firm)
            .Select(e => e.SupplierId == firm ? e.CustomerId : e.SupplierId).Distinct();

    /// <summary>Too many guests or lines, or holes among the lines: refused before anything is looked up, because every
    /// other firm of the site waits meanwhile.</summary>
    public static Refusal? RefuseSize(IReadOnlyList<OrganizationId> partners) => partners.Count < MostParties
        ? null
        : Refusal.Invalid("consultation.too-many-parties", "partners", $"{MostParties - 1}");

    /// <inheritdoc cref="RefuseSize(IReadOnlyList{OrganizationId})"/>
    public static Refusal? RefuseSize(IReadOnlyList<PlanChangeLine?> lines)
    {
        if (lines.Count > MostLines)
        {
            return Refusal.Invalid("consultation.too-many-lines", "lines", $"{MostLines}", $"{lines.Count}");
        }

        var check = new Checks();
        for (var i = 0; i < lines.Count; i++)
        {
            check.When(lines[i] is null, "field.missing", $"lines[{i}]");
        }

        return check.Refusal;
    }

    /// <summary>Whom a firm may invite: its own direct partners, each once. It knows nobody else of the chain.</summary>
    public static void CheckPartners(
        Checks check, OrganizationId opener, IReadOnlyList<OrganizationId> partners, IReadOnlyCollection<SupplyEdge> edges)
    {
        check.When(partners.Count == 0, "consultation.nobody-invited", "partners")
            .When(partners.Distinct().Count() < partners.Count, "consultation.invited-twice", "partners")
            .When(partners.Except(NeighboursOf(opener, edges)).Any(), "consultation.not-a-partner", "partners");
    }

    /// <summary>The lines of a proposal; fields are <c>lines[0].month</c> and the like.</summary>
    /// <param name="products">Products that the proposer trades with the parties, the consultation's own, and those that
    /// an earlier proposal named.</param>
    public static void CheckLines(
        Checks check, SignalKind subject, IReadOnlyList<PlanChangeLine> lines,
        IReadOnlyCollection<OrganizationId> parties, IReadOnlyCollection<ProductId> products, DateOnly today)
    {
        check.When(lines.Count == 0 && IsAboutPriceOrOutput(subject), "consultation.no-lines", "lines");
        var first = FirstOf(today);
        for (var i = 0; i < lines.Count; i++)
        {
            var (line, field) = (lines[i], $"lines[{i}].");
            var month = FirstOf(line.Month);
            check.When(!parties.Contains(line.OrganizationId), "consultation.line-not-a-party", field + "organizationId")
                .When(!products.Contains(line.ProductId), "consultation.line-product", field + "productId")
                .When(month < first || month > first.AddMonths(MonthsAhead), "consultation.line-month", field + "month",
                    $"{first:yyyy-MM}", $"{first.AddMonths(MonthsAhead):yyyy-MM}")
                .When(lines.Take(i).Any(l => IsSamePlan(l, line)), "consultation.line-twice", field + "month");
            CheckQuantity(check, line, field);
        }
    }

    /// <summary>A proposal answers the newest one, while the consultation is open.</summary>
    public static Refusal? MayPropose(Consultation consultation, int basedOnRound) =>
        consultation.State != ConsultationState.Open ? Closed(consultation)
        : basedOnRound != consultation.Round ? Refusal.Stale
        : null;

    /// <summary>A firm confirms the newest proposal and no other.</summary>
    public static Refusal? MayConfirm(Consultation consultation, int round) =>
        consultation.State != ConsultationState.Open ? Closed(consultation)
        : round != consultation.Round ? Refusal.Stale
        : round == 0 ? Refusal.Conflict("consultation.nothing-proposed")
        : null;

    public static Refusal? MayEnd(Consultation consultation) =>
        consultation.State == ConsultationState.Open ? null : Closed(consultation);

    /// <summary>Agreed when the management of every party confirmed the same, newest round.</summary>
    public static bool IsAgreed(int round, IReadOnlyCollection<ConsultationParty> parties) =>
        round > 0 && parties.Count > 1 && parties.All(p => p.ConfirmedRound == round);

    public static DateOnly FirstOf(DateOnly day) => new(day.Year, day.Month, 1);

    private static Refusal Closed(Consultation consultation) => Refusal.Conflict(
        consultation.State == ConsultationState.Agreed ? "consultation.agreed-already" : "consultation.ended-already");

    private static bool IsSamePlan(PlanChangeLine one, PlanChangeLine other) =>
        one.OrganizationId == other.OrganizationId && one.ProductId == other.ProductId
        && FirstOf(one.Month) == FirstOf(other.Month);

    private static void CheckQuantity(Checks check, PlanChangeLine line, string field)
    {
        check.When(line.OldKilograms is < 0 or > MostKilograms, "consultation.quantity-range", field + "oldKilograms")
            .When(line.NewKilograms is < 0 or > MostKilograms, "consultation.quantity-range", field + "newKilograms");
        if (line is { OldKilograms: { } before, NewKilograms: { } after })
        {
            check.When(line.Direction == QuantityDirection.More && after <= before, "consultation.quantity-not-more", field + "newKilograms")
                .When(line.Direction == QuantityDirection.Less && after >= before, "consultation.quantity-not-less", field + "newKilograms")
                .When(line.Direction == QuantityDirection.Same && after != before, "consultation.quantity-not-same", field + "newKilograms");
        }
    }
}
