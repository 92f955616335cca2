using Lianmeng.Kernel;
using Lianmeng.Supply;
using Lianmeng.Supply.State;

namespace Lianmeng.Tests.Supply;

public sealed class EdgeRulesTests
{
    private static readonly DateOnly Today = new(2026, 3, 8);
    private static readonly OrganizationId Supplier = new Ids().New<Of.Organization>();
    private static readonly OrganizationId Customer = new Ids().New<Of.Organization>();

    [Theory]
    [InlineData(EdgeState.Claimed, EdgeStanding.WaitsForThem, EdgeStanding.WaitsForUs)]
    [InlineData(EdgeState.Confirmed, EdgeStanding.Confirmed, EdgeStanding.Confirmed)]
    [InlineData(EdgeState.Disputed, EdgeStanding.Disputed, EdgeStanding.Disputed)]
    [InlineData(EdgeState.Withdrawn, EdgeStanding.Withdrawn, EdgeStanding.Withdrawn)]
    public void Standing_OfEachState_DependsOnTheSide(EdgeState state, EdgeStanding claimer, EdgeStanding other)
    {
        var edge = Edge(state);

        Assert.Equal((claimer, other), (edge.StandingFor(Supplier, Today), edge.StandingFor(Customer, Today)));
    }

    [Theory]
    [InlineData("2026-03-08", EdgeStanding.Confirmed)]
    [InlineData("2026-03-07", EdgeStanding.Ended)]
    public void Standing_OfOneThatEnds_HoldsOnItsLastDay(string last, EdgeStanding expected) =>
        Assert.Equal(expected, Edge(EdgeState.Confirmed, DateOnly.Parse(last)).StandingFor(Supplier, Today));

    [Theory]
    [InlineData(EdgeState.Claimed, null)]
    [InlineData(EdgeState.Confirmed, null)]
    [InlineData(EdgeState.Disputed, null)]
    [InlineData(EdgeState.Withdrawn, "edge.withdrawn")]
    public void MayConfirm_TheOtherSide_InEachState(EdgeState state, string? code) =>
        Assert.Equal(code, EdgeRules.MayConfirm(Edge(state), Customer)?.Code);

    [Theory]
    [InlineData(EdgeState.Claimed, null)]
    [InlineData(EdgeState.Confirmed, "edge.confirmed-already")]
    [InlineData(EdgeState.Disputed, null)]
    [InlineData(EdgeState.Withdrawn, "edge.withdrawn")]
    public void MayDispute_TheOtherSide_InEachState(EdgeState state, string? code) =>
        Assert.Equal(code, EdgeRules.MayDispute(Edge(state), Customer)?.Code);

    [Theory]
    [InlineData(EdgeState.Claimed)]
    [InlineData(EdgeState.Disputed)]
    public void MayAnswer_TheClaimerItself_IsRefused(EdgeState state) => Assert.Equal(
        ("edge.own-claim", "edge.own-claim"),
        (EdgeRules.MayConfirm(Edge(state), Supplier)?.Code, EdgeRules.MayDispute(Edge(state), Supplier)?.Code));

    [Theory]
    [InlineData(EdgeState.Claimed, null)]
    [InlineData(EdgeState.Withdrawn, null)]
    [InlineData(EdgeState.Confirmed, "edge.answered-already")]
    [InlineData(EdgeState.Disputed, null)]
    public void MayWithdraw_TheClaimer_InEachState(EdgeState state, string? code) =>
        Assert.Equal(code, EdgeRules.MayWithdraw(Edge(state), Supplier)?.Code);

    [Fact]
    public void MayWithdraw_TheOtherSide_IsRefused() =>
        Assert.Equal("edge.not-your-claim", EdgeRules.MayWithdraw(Edge(EdgeState.Claimed), Customer)?.Code);

    [Theory]
    [InlineData(EdgeState.Claimed, null, "edge.not-confirmed")]
    [InlineData(EdgeState.Disputed, null, "edge.not-confirmed")]
    [InlineData(EdgeState.Withdrawn, null, "edge.not-confirmed")]
    [InlineData(EdgeState.Confirmed, "2027-01-31", "edge.ended-already")]
    [InlineData(EdgeState.Confirmed, null, null)]
    public void MayEnd_InEachState(EdgeState state, string? last, string? code) => Assert.Equal(
        code, EdgeRules.MayEnd(Edge(state, last is null ? null : DateOnly.Parse(last)))?.Code);

    [Theory]
    [InlineData("1949-12-31", "edge.from-range")]
    [InlineData("1950-01-01", null)]
    [InlineData("2027-03-08", null)]
    [InlineData("2027-03-09", "edge.from-range")]
    public void CheckFrom_SlipsOfTyping_AreRefused(string from, string? code)
    {
        var check = new Checks();

        EdgeRules.CheckFrom(check, DateOnly.Parse(from), Today);

        Assert.Equal(code, check.Refusal?.Code);
    }

    [Theory]
    [InlineData(null, "field.missing")]
    [InlineData("2020-01-01", "edge.end-before-start")]
    [InlineData("2020-01-02", null)]
    [InlineData("2027-03-08", null)]
    [InlineData("2027-03-09", "edge.end-too-late")]
    public void CheckEnd_LiesAfterTheStartAndWithinAYear(string? from, string? code)
    {
        var check = new Checks();

        EdgeRules.CheckEnd(check, Edge(EdgeState.Confirmed), from is null ? null : DateOnly.Parse(from), Today);

        Assert.Equal(code, check.Refusal?.Code);
    }

    [Fact]
    public void News_OfADisputeOrAnEnd_IsForTheOtherSideUntilItIsHeard()
    {
        var disputed = Edge(EdgeState.Disputed);
        var ended = Edge(EdgeState.Confirmed, Today);
        ended.EndedBy = Supplier;

        Assert.Equal((true, false), (disputed.HasNewsFor(Supplier), disputed.HasNewsFor(Customer)));
        Assert.Equal((false, true), (ended.HasNewsFor(Supplier), ended.HasNewsFor(Customer)));
        (disputed.HeardAt, ended.HeardAt) = (DateTime.UnixEpoch, DateTime.UnixEpoch);
        Assert.Equal((false, false), (disputed.HasNewsFor(Supplier), ended.HasNewsFor(Customer)));
    }

    private static SupplyEdge Edge(EdgeState state, DateOnly? last = null) => new()
    {
        SupplierId = Supplier, CustomerId = Customer, From = new(2020, 1, 1), To = last, State = state, ClaimedBy = Supplier,
    };
}
