using System.Text;
using Lianmeng.Kernel;
using Lianmeng.Operations.Safety;

namespace Lianmeng.Tests.Operations.Input;

public sealed class BodyInputTests
{
    private const string Whole =
        """{"name":"甲","from":{"day":"2023-03-08"},"tags":["a"],"lines":[{"day":"2023-03-08"}],"kind":"firm"}""";

    internal enum Kind { Firm, BigFirm }

    internal sealed record Line(DateOnly Day, int Count = 1);

    internal sealed record Body(
        string Name, Line From, IReadOnlyList<string> Tags, IReadOnlyList<Line> Lines, Kind? Kind, string? Note,
        int? Amount = null);

    [Theory]
    [InlineData(Whole, "")]
    [InlineData("""{"NAME":"甲","from":{"day":"2023-03-08","count":3},"tags":[],"lines":[],"note":null,"amount":null}""", "")]
    [InlineData("""{}""", "name: field.missing; from: field.missing; tags: field.missing; lines: field.missing")]
    [InlineData("""{"name":null,"from":null,"tags":null,"lines":null}""",
        "name: field.missing; from: field.missing; tags: field.missing; lines: field.missing")]
    [InlineData("""{"name":"甲","from":{},"tags":[null],"lines":[null,{}]}""",
        "from.day: field.missing; tags[0]: field.missing; lines[0]: field.missing; lines[1].day: field.missing")]
    [InlineData("""{"name":7,"from":[],"tags":"a","lines":{},"kind":"house","amount":"7"}""",
        "name: field.malformed; from: field.malformed; tags: field.malformed; lines: field.malformed; kind: field.malformed; amount: field.malformed")]
    [InlineData("""{"name":"甲","from":{"day":"9999-12-31"},"tags":[],"lines":[{"day":"0001-01-01"},{"day":7},{"day":"2023-02-30"}]}""",
        "from.day: field.day; lines[0].day: field.day; lines[1].day: field.day; lines[2].day: field.day")]
    [InlineData("""{"name":"a\u0000b","from":{"day":"2023-03-08"},"tags":["\u0000"],"lines":[],"colour":1}""",
        "name: field.control-character; tags[0]: field.control-character; colour: field.unknown")]
    [InlineData("""{"name":"\ud800","from":{"day":"2023-03-08"},"tags":[],"lines":[]}""", "request.malformed")]
    [InlineData("""{"name":""", "request.malformed")]
    [InlineData("null", "request.malformed")]
    [InlineData("[]", "field.malformed")]
    public void RefusalOf_NamesEveryProblemAtOnce(string body, string problems)
    {
        var refusal = BodyInput.RefusalOf(Encoding.UTF8.GetBytes(body), typeof(Body));

        Assert.Equal(problems, string.Join("; ", refusal?.Problems ?? []));
    }

    /// <summary>The serializer agrees: what is let through, it reads, and half of the rest it refuses by itself.</summary>
    [Fact]
    public void Serializer_RefusesWhatIsMissingOrNull()
    {
        Assert.NotNull(System.Text.Json.JsonSerializer.Deserialize<Body>(Whole, Json.Options));
        Assert.Throws<System.Text.Json.JsonException>(() => System.Text.Json.JsonSerializer.Deserialize<Body>("{}", Json.Options));
        Assert.Throws<System.Text.Json.JsonException>(
            () => System.Text.Json.JsonSerializer.Deserialize<Body>(Whole.Replace("\"甲\"", "null"), Json.Options));
    }

    [Fact]
    public void RefusalOf_ThousandsOfProblems_NamesFifty()
    {
        var body = "{" + string.Join(',', Enumerable.Range(0, 5000).Select(i => $"\"x{i}\":1")) + "}";

        Assert.Equal(50, BodyInput.RefusalOf(Encoding.UTF8.GetBytes(body), typeof(Body))?.Problems.Count);
    }
}
