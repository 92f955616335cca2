using Lianmeng.Registry.Naming;

namespace Lianmeng.Tests.Registry;

/// <summary>Sounds of names: by them names are sorted and found.</summary>
public sealed class PinyinTests
{
    [Theory]
    [InlineData("常熟明康德新药开发有限公司", "chang shu ming kang de xin yao kai fa you xian gong si")]
    [InlineData("重庆长江银行", "chong qing chang jiang yin hang")]
    [InlineData("厦门ABC（2号）厂", "xia men abc 2 hao chang")]
    [InlineData("", "")]
    public void Of_AName_IsHowItSounds(string name, string sound) => Assert.Equal(sound, Pinyin.Of(name));

    [Theory]
    [InlineData("明康德"), InlineData("mkd"), InlineData("MingKangDe"), InlineData("mingkangde"), InlineData("csmkd")]
    [InlineData("ｍｋｄ"), InlineData("明康"), InlineData("changshu ming"), InlineData("91350100M000100Y43"), InlineData("wuxi app")]
    public void Key_HoldsWhatPeopleType(string typed) => Assert.Contains(SearchKey.Fold(typed), SearchKey.Of(
        ["常熟明康德新药开发有限公司", "Changshu WuXi AppTec"], "91350100M000100Y43"));

    /// <summary>长 is read chang or zhang: who types either finds it.</summary>
    [Theory, InlineData("cxhg"), InlineData("zxhg"), InlineData("changxing"), InlineData("zhangxing")]
    public void Key_OfACharacterWithTwoReadings_HoldsBoth(string typed) =>
        Assert.Contains(typed, SearchKey.Of(["长兴化工"]));

    [Fact]
    public void Key_OfManySuchCharacters_StaysShort() =>
        Assert.True(SearchKey.Of([new string('长', 100)]).Length < 100 * 6 * 5);
}
