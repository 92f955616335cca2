using Lianmeng.Registry.Codes;

namespace Lianmeng.Tests.Registry;

/// <summary>National codes by their standards' own vectors.</summary>
public sealed class CodeTests
{
    [Theory]
    [InlineData("91350100M000100Y43")] // S = 1640, remainder 28
    [InlineData("91320581YYYY000200")] // remainder 0 gives '0'
    [InlineData("91320581YYYY00207Y")] // remainder 1 gives 'Y'
    [InlineData("91320581YYYY0008X0")] // the body's check is 'X'
    public void UnifiedCode_OfTheVectors_HasNoFault(string code) => Assert.Null(UnifiedCode.FaultOf(code));

    [Theory]
    [InlineData("91350100M000100Y4Z", "unified-code.alphabet")]
    [InlineData("91350100M000100Y44", "unified-code.check")]
    [InlineData("91320581YYYY000300", "unified-code.check")]
    [InlineData("9135O100M000100Y43", "unified-code.alphabet")]
    [InlineData("94350100M000100Y43", "unified-code.kind")]
    [InlineData("9135010", "unified-code.length")]
    [InlineData("11010519491231002X", "unified-code.citizen")]
    [InlineData("440524188001010014", "unified-code.citizen")]
    public void UnifiedCode_ThatIsWrong_SaysWhy(string code, string fault) => Assert.Equal(fault, UnifiedCode.FaultOf(code));

    [Fact]
    public void UnifiedCode_AsItIsTyped_IsMadePlain() =>
        Assert.Equal("91350100M000100Y43", UnifiedCode.Normalize(" 913501 00ｍ000100y-43 "));

    /// <summary>Every one of the 18 characters counts: a change of any one is found.</summary>
    [Fact]
    public void UnifiedCode_WithOneCharacterChanged_IsFound()
    {
        const string alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
        const string code = "91350100M000100Y43";
        var missed = from place in Enumerable.Range(0, code.Length)
                     from other in alphabet.Where(c => c != code[place])
                     let changed = code[..place] + other + code[(place + 1)..]
                     where UnifiedCode.FaultOf(changed) is null
                     select changed;

        Assert.Empty(missed);
    }

    [Theory]
    [InlineData("11010519491231002X", true)]
    [InlineData("11010519491231002x", true)]
    [InlineData("440524188001010014", true)]
    [InlineData("110105194912310021", false)]
    [InlineData("110105194902300026", false)] // no 30 February
    [InlineData("1101051949123100", false)]
    public void CitizenNumber_IsRecognised(string number, bool isOne) => Assert.Equal(isOne, CitizenNumber.IsValid(number));

    [Theory]
    [InlineData("联系人 11010519491231002X，白天", true)]
    [InlineData("１１０１０５１９４９１２３１００２Ｘ", true)]
    [InlineData("91350100M000100Y43", false)]
    [InlineData("0011010519491231002X", false)]
    public void CitizenNumber_InAText_IsFound(string text, bool isThere) => Assert.Equal(isThere, CitizenNumber.IsIn(text));

    [Fact]
    public void Regions_KnowThePathAndTheSuccessor()
    {
        Assert.Equal("江苏省苏州市常熟市", RegionTable.PathOf("320581"));
        Assert.Equal(("吴江市", "320509"), (RegionTable.Find("320584")!.Name, RegionTable.Find("320584")!.Successor));
        Assert.Null(RegionTable.Find("320571")); // the Industrial Park is no region of the standard
        Assert.Null(RegionTable.Find("999999"));
    }

    [Theory]
    [InlineData("2614", "C", "化学原料和化学制品制造业")]
    [InlineData("27", "C", "医药制造业")]
    [InlineData("0111", "A", "农业")]
    [InlineData("9700", "T", "国际组织")]
    public void Industries_KnowSectionAndDivision(string code, string section, string name) =>
        Assert.Equal((section, name), (IndustryTable.Find(code)!.Section, IndustryTable.Find(code)!.Name));

    [Theory, InlineData("98"), InlineData("2"), InlineData("26140"), InlineData("C2")]
    public void Industries_WithoutSuchACode_AreNone(string code) => Assert.Null(IndustryTable.Find(code));

    [Fact]
    public void Industry_AsItIsTyped_IsItsDigits() => Assert.Equal("2614", IndustryTable.Normalize("Ｃ2614"));
}
