using Lianmeng.Kernel;

namespace Lianmeng.Tests.Kernel;

/// <summary>Texts that a person cannot see or that turn what stands after them.</summary>
public sealed class ChecksTests
{
    [Theory]
    [InlineData("\u200B\u200B", "field.missing")]
    [InlineData(" \u202E ", "field.missing")]
    [InlineData("好料\u202E名", "field.control-character")]
    [InlineData("a\u2066b", "field.control-character")]
    [InlineData("a\u0007b", "field.control-character")]
    public void Text_WithWhatNobodySees_IsRefused(string typed, string code)
    {
        var check = new Checks();

        check.Text(typed, "name", 50);

        Assert.Equal(code, check.Refusal?.Code);
    }

    [Theory]
    [InlineData("第一行\n第二行"), InlineData("👨\u200D👩\u200D👧"), InlineData("示例·PVDF"), InlineData("a\u200Bb")]
    public void Text_ThatIsSeen_IsTaken(string typed)
    {
        var check = new Checks();

        Assert.Equal(typed, check.Text(typed, "name", 50));
        Assert.Null(check.Refusal);
    }
}
