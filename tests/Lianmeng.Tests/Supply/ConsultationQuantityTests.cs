using Lianmeng.Kernel;
using Lianmeng.Supply;

namespace Lianmeng.Tests.Supply;

public sealed class ConsultationQuantityTests
{
    [Theory]
    [InlineData("12.5", true, 12_500L)]
    [InlineData(" 12 ", false, 12L)]
    [InlineData("1,200", true, 1_200_000L)]
    [InlineData("１２．５", true, 12_500L)]
    [InlineData("0", true, 0L)]
    [InlineData("0.001", true, 1L)]
    [InlineData("", true, null)]
    [InlineData(null, true, null)]
    public void TryRead_WhatPeopleWrite_IsWholeKilograms(string? text, bool isTonnes, long? expected)
    {
        Assert.True(ConsultationQuantity.TryRead(text, isTonnes, out var kilograms));
        Assert.Equal(expected, kilograms);
    }

    [Theory]
    [InlineData("abc", true)]
    [InlineData("-1", true)]
    [InlineData("1,20", true)]
    [InlineData("1,2", true)]
    [InlineData("0.0001", true)]
    [InlineData("0.5", false)]
    [InlineData("99999999999999999999", true)]
    public void TryRead_AnythingElse_IsRefused(string text, bool isTonnes) =>
        Assert.False(ConsultationQuantity.TryRead(text, isTonnes, out _));

    [Theory]
    [InlineData(2000L, 1500L, "2 吨 → 1.5 吨")]
    [InlineData(null, 500L, "→ 500 千克")]
    [InlineData(0L, null, "0 吨 →")]
    [InlineData(null, null, "未写数量")]
    public void Change_ForPeople_SaysBothSides(long? before, long? after, string expected) =>
        Assert.Equal(expected, ConsultationQuantity.Change(Words.InChinese, before, after));
}
