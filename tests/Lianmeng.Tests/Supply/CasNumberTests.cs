using Lianmeng.Supply;

namespace Lianmeng.Tests.Supply;

public sealed class CasNumberTests
{
    [Theory]
    [InlineData("75-38-7", "75-38-7")]
    [InlineData(" 24937-79-9 ", "24937-79-9")]
    [InlineData("７５－３８－７", "75-38-7")]
    [InlineData("75–38–7", "75-38-7")]
    [InlineData("7732-18-5", "7732-18-5")]
    public void Parse_NumberOfTheRegistry_IsWrittenAsThere(string typed, string expected) =>
        Assert.Equal(expected, CasNumber.Parse(typed));

    [Theory]
    [InlineData("75-38-8")]
    [InlineData("7-38-7")]
    [InlineData("75-3-87")]
    [InlineData("75387")]
    [InlineData("12345678-18-5")]
    [InlineData("75-38-7-1")]
    [InlineData("PVDF")]
    [InlineData("٧٥-٣٨-٧")]
    [InlineData("")]
    [InlineData(null)]
    public void Parse_AnythingElse_IsNone(string? typed) => Assert.Null(CasNumber.Parse(typed));
}
