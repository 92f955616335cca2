using Lianmeng.Kernel;
using Lianmeng.Supply;
using Lianmeng.Supply.State;

namespace Lianmeng.Tests.Supply;

public sealed class ConsultationRulesTests
{
    private static readonly OrganizationId A = Firm(1);
    private static readonly OrganizationId B = Firm(2);
    private static readonly OrganizationId C = Firm(3);
    private static readonly ProductId X = new(new Guid(1, 0, 0, new byte[8]));
    private static readonly ProductId Y = new(new Guid(2, 0, 0, new byte[8]));
    private static readonly DateOnly Today = new(2026, 11, 24);

    [Theory]
    [InlineData(SignalKind.Price, true)]
    [InlineData(SignalKind.Demand, true)]
    [InlineData(SignalKind.Capacity, true)]
    [InlineData(SignalKind.Quality, false)]
    [InlineData(SignalKind.Technology, false)]
    [InlineData(SignalKind.Safety, false)]
    [InlineData(SignalKind.Policy, false)]
    public void IsAboutPriceOrOutput_EachSubject_IsWhatTheLawNames(SignalKind subject, bool expected) =>
        Assert.Equal(expected, ConsultationRules.IsAboutPriceOrOutput(subject));

    [Fact]
    public void ProductsOfTwoMakers_BothSupplyItToDifferentCustomers_IsFound() =>
        Assert.Equal([X], ConsultationRules.ProductsOfTwoMakers([A, B], [Edge(A, C, X), Edge(B, Firm(9), X)]));

    [Fact]
    public void ProductsOfTwoMakers_OneSuppliesTheOtherBuys_IsNone() =>
        Assert.Empty(ConsultationRules.ProductsOfTwoMakers([A, B], [Edge(A, B, X), Edge(B, C, Y)]));

    [Fact]
    public void ProductsOfTwoMakers_TheSecondMakerIsNoParty_IsNone() =>
        Assert.Empty(ConsultationRules.ProductsOfTwoMakers([A, C], [Edge(A, C, X), Edge(B, C, X)]));

    [Fact]
    public void ProductsOfTwoMakers_OneMakerWithTwoCustomers_IsNone() =>
        Assert.Empty(ConsultationRules.ProductsOfTwoMakers([A, B, C], [Edge(A, B, X), Edge(A, C, X)]));

    [Fact]
    public void OwnProducts_OfAFirm_AreThoseItTradesAndNotThoseOfItsPartners()
    {
        SupplyEdge[] edges = [Edge(A, B, X), Edge(B, C, Y)];

        Assert.Equal([X], ConsultationRules.OwnProducts(A, edges));
        Assert.Equal([X, Y], ConsultationRules.OwnProducts(B, edges).Order());
        Assert.Equal([Y], ConsultationRules.OwnProducts(B, edges, [C]));
    }

    [Fact]
    public void IsConnected_LineOfThree_IsTrueWhicheverStands_First()
    {
        SupplyEdge[] line = [Edge(A, B, X), Edge(B, C, Y)];

        Assert.True(ConsultationRules.IsConnected([C, A, B], line));
        Assert.True(ConsultationRules.IsConnected([A, B, C], line));
    }

    [Fact]
    public void IsConnected_OnlyThroughAFirmThatIsNoParty_IsFalse() =>
        Assert.False(ConsultationRules.IsConnected([A, C], [Edge(A, B, X), Edge(B, C, Y)]));

    [Fact]
    public void IsConnected_NoEdges_IsFalse() => Assert.False(ConsultationRules.IsConnected([A, B], []));

    [Fact]
    public void CheckPartners_OwnPartners_IsNoProblem() => Assert.Empty(Partners(A, B, C));

    [Fact]
    public void CheckPartners_Nobody_IsRefused() => Assert.Equal(["consultation.nobody-invited"], Partners(A));

    [Fact]
    public void CheckPartners_Twice_IsRefused() => Assert.Equal(["consultation.invited-twice"], Partners(A, B, B));

    [Fact]
    public void CheckPartners_PartnerOfAPartner_IsRefused() => Assert.Equal(["consultation.not-a-partner"], Partners(B, C));

    [Fact]
    public void CheckPartners_Itself_IsRefused() => Assert.Equal(["consultation.not-a-partner"], Partners(A, B, A));

    [Fact]
    public void RefuseSize_TooManyPartners_IsRefused()
    {
        OrganizationId[] many = [.. Enumerable.Range(10, ConsultationRules.MostParties).Select(i => Firm((byte)i))];

        Assert.Equal("consultation.too-many-parties", ConsultationRules.RefuseSize(many)?.Code);
        Assert.Null(ConsultationRules.RefuseSize(many[1..]));
    }

    [Fact]
    public void CheckLines_NoneForAPrice_IsRefused() => Assert.Equal(["lines: consultation.no-lines"], Lines(SignalKind.Price));

    [Fact]
    public void CheckLines_NoneForQuality_IsNoProblem() => Assert.Empty(Lines(SignalKind.Quality));

    [Fact]
    public void CheckLines_Good_IsNoProblem() =>
        Assert.Empty(Lines(SignalKind.Price, Line(), Line() with { Month = Today.AddMonths(2) }));

    [Fact]
    public void RefuseSize_MoreLinesThanTheLimit_IsTheOnlyProblem()
    {
        PlanChangeLine[] many = [.. Enumerable.Repeat(Line(), ConsultationRules.MostLines + 1)];

        Assert.Equal(["lines: consultation.too-many-lines"], ConsultationRules.RefuseSize(many)!.Problems.Select(p => $"{p}"));
        Assert.Null(ConsultationRules.RefuseSize(many[1..]));
    }

    [Fact]
    public void RefuseSize_HolesAmongTheLines_NamesEach() => Assert.Equal(
        ["lines[0]: field.missing", "lines[2]: field.missing"],
        ConsultationRules.RefuseSize(new PlanChangeLine?[] { null, Line(), null })!.Problems.Select(p => $"{p}"));

    [Fact]
    public void CheckLines_EverythingWrong_NamesEveryField() => Assert.Equal(
        [
            "lines[0].organizationId: consultation.line-not-a-party", "lines[0].productId: consultation.line-product",
            "lines[0].month: consultation.line-month",
        ],
        Lines(SignalKind.Price, new PlanChangeLine(Firm(7), Y, new DateOnly(2026, 10, 31), QuantityDirection.Less)));

    [Theory]
    [InlineData(2026, 11, 1, true)]
    [InlineData(2026, 10, 31, false)]
    [InlineData(2029, 11, 30, true)]
    [InlineData(2029, 12, 1, false)]
    public void CheckLines_Month_FromThisOneForThreeYears(int year, int month, int day, bool isGood) => Assert.Equal(
        isGood, Lines(SignalKind.Price, Line() with { Month = new(year, month, day) }).Length == 0);

    [Fact]
    public void CheckLines_SameMonthTwice_IsRefusedAtTheSecond() => Assert.Equal(
        ["lines[1].month: consultation.line-twice"],
        Lines(SignalKind.Price, Line(), Line() with { Month = new(2026, 12, 31) }));

    [Theory]
    [InlineData(QuantityDirection.More, 10L, 11L, null)]
    [InlineData(QuantityDirection.More, 10L, 10L, "consultation.quantity-not-more")]
    [InlineData(QuantityDirection.Less, 10L, 9L, null)]
    [InlineData(QuantityDirection.Less, 10L, 10L, "consultation.quantity-not-less")]
    [InlineData(QuantityDirection.Same, 10L, 10L, null)]
    [InlineData(QuantityDirection.Same, 10L, 11L, "consultation.quantity-not-same")]
    [InlineData(QuantityDirection.Shift, 10L, 10L, null)]
    [InlineData(QuantityDirection.More, null, 1L, null)]
    [InlineData(QuantityDirection.Less, 0L, null, null)]
    [InlineData(QuantityDirection.More, null, -1L, "consultation.quantity-range")]
    [InlineData(QuantityDirection.More, null, ConsultationRules.MostKilograms + 1, "consultation.quantity-range")]
    public void CheckLines_Quantity_FitsTheDirection(QuantityDirection direction, long? before, long? after, string? code)
    {
        var line = Line() with { Direction = direction, OldKilograms = before, NewKilograms = after };

        var problems = Lines(SignalKind.Price, line);

        Assert.Equal(code is null ? [] : [$"lines[0].newKilograms: {code}"], problems);
    }

    [Fact]
    public void MayPropose_NewestRound_IsAllowed() => Assert.Null(ConsultationRules.MayPropose(Open(round: 2), 2));

    [Fact]
    public void MayPropose_OlderRound_IsStale() =>
        Assert.Equal(RefusalKind.Stale, ConsultationRules.MayPropose(Open(round: 2), 1)?.Kind);

    [Theory]
    [InlineData(ConsultationState.Agreed, "consultation.agreed-already")]
    [InlineData(ConsultationState.EndedWithout, "consultation.ended-already")]
    public void MayAnything_WhenClosed_IsRefused(ConsultationState state, string code)
    {
        var closed = Open(round: 1);
        closed.State = state;

        Assert.Equal(code, ConsultationRules.MayPropose(closed, 1)?.Code);
        Assert.Equal(code, ConsultationRules.MayConfirm(closed, 1)?.Code);
        Assert.Equal(code, ConsultationRules.MayEnd(closed)?.Code);
    }

    [Fact]
    public void MayConfirm_BeforeAnyProposal_IsRefused() =>
        Assert.Equal("consultation.nothing-proposed", ConsultationRules.MayConfirm(Open(round: 0), 0)?.Code);

    [Fact]
    public void MayConfirm_OlderRound_IsStale() =>
        Assert.Equal(RefusalKind.Stale, ConsultationRules.MayConfirm(Open(round: 2), 1)?.Kind);

    [Fact]
    public void MayConfirm_NewestRound_IsAllowed() => Assert.Null(ConsultationRules.MayConfirm(Open(round: 2), 2));

    [Fact]
    public void MayEnd_Open_IsAllowed() => Assert.Null(ConsultationRules.MayEnd(Open(round: 0)));

    [Theory]
    [InlineData(2, 2, true)]
    [InlineData(2, 1, false)]
    [InlineData(2, null, false)]
    public void IsAgreed_OnlyWhenEveryPartyConfirmedTheNewestRound(int? one, int? other, bool expected) =>
        Assert.Equal(expected, ConsultationRules.IsAgreed(2, [Party(A, one), Party(B, other)]));

    [Fact]
    public void IsAgreed_BeforeAnyProposal_IsFalse() =>
        Assert.False(ConsultationRules.IsAgreed(0, [Party(A, 0), Party(B, 0)]));

    private static string[] Partners(OrganizationId opener, params OrganizationId[] partners)
    {
        var check = new Checks();
        ConsultationRules.CheckPartners(check, opener, partners, [Edge(A, B, X), Edge(C, A, Y)]);
        return [.. check.Refusal?.Problems.Select(p => p.Code) ?? []];
    }

    private static string[] Lines(SignalKind subject, params PlanChangeLine[] lines)
    {
        var check = new Checks();
        ConsultationRules.CheckLines(check, subject, lines, [A, B], [X], Today);
        return [.. check.Refusal?.Problems.Select(p => p.ToString()) ?? []];
    }

    private static PlanChangeLine Line() => new(A, X, new DateOnly(2026, 12, 15), QuantityDirection.Less);

    private static Consultation Open(int round) => new() { Title = "示例", Round = round };

    private static ConsultationParty Party(OrganizationId firm, int? confirmed) =>
        new() { OrganizationId = firm, ConfirmedRound = confirmed };

    private static SupplyEdge Edge(OrganizationId supplier, OrganizationId customer, ProductId product) =>
        new() { SupplierId = supplier, CustomerId = customer, ProductId = product };

    private static OrganizationId Firm(byte number) => new(new Guid(number, 0, 0, new byte[8]));
}
