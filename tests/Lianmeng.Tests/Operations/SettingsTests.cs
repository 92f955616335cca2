using Lianmeng.Operations;
using Lianmeng.Operations.Commands;
using Lianmeng.Tests.Support;
using Microsoft.Extensions.Configuration;

namespace Lianmeng.Tests.Operations;

public sealed class SettingsTests
{
    [Fact]
    public async Task Page_InTheDocs_IsTheOneOfTheProgram()
    {
        var file = Path.Combine(Repository.Root, "docs", "operators", "settings.md");

        var committed = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);

        Assert.Equal(SettingsCommand.Page(), committed); // else: ./lianmeng settings > docs/operators/settings.md
    }

    [Fact]
    public async Task Refusals_InTheDocs_AreThoseOfTheProgram()
    {
        var file = Path.Combine(Repository.Root, "docs", "refusals.md");

        var committed = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);

        Assert.Equal(RefusalsCommand.Page(), committed); // else: ./lianmeng refusals > docs/refusals.md
    }

    [Fact]
    public void Settings_EveryOneThatCanBeSet_IsDescribed()
    {
        var settable = typeof(HallSettings).GetProperties().Where(p => p.CanWrite).Select(p => p.Name);

        Assert.Equal(settable, SettingsReader.Properties().Select(p => p.Name));
    }

    /// <summary>A mail server alone sends nothing: what it needs is asked for by name.</summary>
    [Theory]
    [InlineData("PublicAddress"), InlineData("SmtpSender", "PublicAddress=https://hall.example")]
    [InlineData("SmtpTls", "PublicAddress=https://hall.example", "SmtpSender=hall@hall.example", "SmtpTls=ssl")]
    [InlineData("SmtpPort", "PublicAddress=https://hall.example", "SmtpSender=hall@hall.example", "SmtpPort=0")]
    public void Read_MailServerWithoutWhatItNeeds_IsASentenceThatNamesIt(string named, params string[] given)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(given.Append("SmtpServer=smtp.example")
            .Select(g => KeyValuePair.Create("Lianmeng:" + g.Split('=')[0], (string?)g.Split('=')[1]))).Build();

        Assert.Contains($"Lianmeng:{named} ", Assert.Throws<OperatorException>(() => SettingsReader.Read(configuration)).Message);
    }

    [Theory]
    [InlineData("TrustedProxies", "10.0.0.300"), InlineData("Demo", "ja"), InlineData("DataFoldr", "/x")]
    [InlineData("SmtpPort", "many"), InlineData("PublicAddress", "hall.example")]
    public void Read_WrongValueOrKey_IsASentenceThatNamesTheKey(string key, string value)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["Lianmeng:" + key] = value }).Build();

        var refused = Assert.Throws<OperatorException>(() => SettingsReader.Read(configuration));

        Assert.Contains(key, refused.Message);
        Assert.Equal(ExitCode.Misuse, refused.Code);
    }
}
