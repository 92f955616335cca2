using System.Text;
using Lianmeng.Storage;

namespace Lianmeng.Tests.Storage;

/// <summary>What programs on one database tell each other.</summary>
public sealed class TouchedMessageTests
{
    /// <summary>PostgreSQL refuses 8,000 bytes, and with the message the whole batch.</summary>
    private const int MostBytes = 7999;

    [Theory]
    [InlineData(0), InlineData(1), InlineData(TouchedMessage.MostInOne), InlineData(TouchedMessage.MostInOne + 1)]
    [InlineData(TouchedMessage.Most), InlineData(TouchedMessage.Most + 1)]
    public void Write_SoManyIds_AreReadAgainOrEverythingIs(int count)
    {
        var program = Guid.CreateVersion7();
        var touched = Enumerable.Range(0, count).Select(_ => Guid.CreateVersion7()).ToHashSet();

        var messages = TouchedMessage.Write(program, touched).ToList();

        var read = messages.Select(m => Assert.IsType<TouchedMessage>(TouchedMessage.Read(m))).ToList();
        Assert.All(messages, m => Assert.InRange(Encoding.UTF8.GetByteCount(m), 1, MostBytes));
        Assert.All(read, m => Assert.Equal(program, m.Program));
        if (count > TouchedMessage.Most)
        {
            Assert.Null(Assert.Single(read).Touched);
        }
        else
        {
            Assert.Equal(touched.Order(), read.SelectMany(m => m.Touched ?? new HashSet<Guid>()).Order());
        }
    }

    [Theory]
    [InlineData(""), InlineData("*"), InlineData("hello"), InlineData("0123456789abcdef0123456789abcdef0")]
    [InlineData("0123456789abcdef0123456789abcdeg")]
    public void Read_SomethingElse_IsNoMessage(string text) => Assert.Null(TouchedMessage.Read(text));
}
