using Lianmeng.Alliances;
using Lianmeng.Kernel;

namespace Lianmeng.Tests.Alliances;

public sealed class AllianceWordsTests
{
    [Theory]
    [InlineData(DayPrecision.Day, null, "2023-03-07 起", "since 2023-03-07")]
    [InlineData(DayPrecision.Year, null, "2023年 起", "since 2023")]
    [InlineData(DayPrecision.Month, "2023-05-31", "2023年3月 至 2023-05-31", "2023-03 to 2023-05-31")]
    [InlineData(DayPrecision.KnownBy, null, "不晚于 2023-03-07 起", "since 2023-03-07 or earlier")]
    [InlineData(DayPrecision.KnownBy, "2023-03-07", "至 2023-03-07（起始日未公布）", "until 2023-03-07 (start not published)")]
    public void Period_OfEveryPrecision_ReadsLikeASentence(DayPrecision precision, string? last, string zh, string en)
    {
        var from = new FirstDay(new(2023, 3, 7), precision);
        DateOnly? to = last is null ? null : DateOnly.Parse(last);

        Assert.Equal((zh, en), (Words.InChinese.Period(from, to), Words.InEnglish.Period(from, to)));
    }

    [Theory]
    [InlineData(0, "0 家", "0 members"), InlineData(1, "1 家", "1 member"), InlineData(6, "6 家", "6 members")]
    public void SlotCount_OfAnyNumber_HasItsForm(int count, string zh, string en) =>
        Assert.Equal((zh, en), (Words.InChinese.SlotCount(count), Words.InEnglish.SlotCount(count)));
}
