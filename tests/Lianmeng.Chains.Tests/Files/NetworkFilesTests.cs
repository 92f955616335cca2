using System.Globalization;
using System.Text;
using Lianmeng.Chains.Files;
using Lianmeng.Chains.Tests.Support;

namespace Lianmeng.Chains.Tests.Files;

public sealed class NetworkFilesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("chains-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    private NetworkReading Read(string firms, string links, int threads = 2) =>
        NetworkFiles.Read(Write("firms.csv", firms), Write("edges.csv", links), threads);

    private const string SoundFirms = "firm,industry\nA,01\nB,01\nC,02\n";

    [Fact]
    public void Read_SoundFiles_GivesTheNetwork()
    {
        var reading = Read(
            "town,firm,industry,product,market,revenue,costs,stock_days,park,city,remark\n"
            + "海虞,A,01,0101,m,100,90,3,P,常熟,x\n海虞,\"B, 有限\",02,,,,,,P,常熟,\"a \"\"b\"\"\"\n",
            "product,supplier,customer,volume,lead_days\n0101,A,\"B, 有限\",12.5,4\n");

        var network = reading.Network!;
        Assert.Empty(reading.Problems);
        Assert.Equal((2, 1), (network.FirmCount, network.LinkCount));
        var (a, b) = (network.Find("A"), network.Find("B, 有限"));
        Assert.Equal([a], network.SuppliersOf(b).ToArray());
        Assert.Equal([12.5], network.PurchasesOf(b).ToArray());
        Assert.Equal((100, 90, 3), (network.Revenue[a], network.Costs[a], network.StockDays[a]));
        Assert.Equal("m", network.Markets[network.MarketOfFirm[a]]);
        Assert.Equal("02", network.Markets[network.MarketOfFirm[b]]);
        Assert.Equal([(ushort)4], network.Purchases.LeadDays!);
        Assert.Equal(0, network.Places.RingBetween(a, b));
    }

    [Fact]
    public void Read_DoubledLinks_AreSummed()
    {
        var reading = Read(SoundFirms, "supplier,customer,product,volume\nA,C,x,1\nB,C,x,5\nA,C,x,2\nA,C,y,4\n");

        var c = reading.Network!.Find("C");
        Assert.Equal(1, reading.SummedRows);
        Assert.Equal([3.0, 4.0, 5.0], reading.Network.PurchasesOf(c).ToArray().Order());
        Assert.Equal(12, reading.Network.ValueBoughtBy(c));
    }

    [Fact]
    public void Read_ManyProblems_NamesEveryOneWithItsPlace()
    {
        var reading = Read(
            "firm,industry,revenue\nA,01,5\nB,,5\nC,02,-1\nA,03,1\nD,01,x\nE,01\n,02,1\nF,02,\"1\nG,02,1\n",
            "supplier,customer,volume\nA,G,1\nA,A,1\nA,Q,1\nA,G,\nA,G,-2\nA,G,1e999\nA,G\n,G,1\nG,A,3\n");

        Assert.Equal(
            [
                "firms.csv:3:industry:EmptyField", "firms.csv:4:revenue:OutOfRange", "firms.csv:5:firm:DoubledFirm",
                "firms.csv:6:revenue:NotANumber", "firms.csv:7::WrongFieldCount", "firms.csv:8:firm:EmptyField",
                "firms.csv:9::UnclosedQuote", "edges.csv:3:customer:SelfLoop", "edges.csv:4:customer:UnknownFirm",
                "edges.csv:5:volume:NotANumber", "edges.csv:6:volume:OutOfRange", "edges.csv:7:volume:NotANumber",
                "edges.csv:8::WrongFieldCount", "edges.csv:9:supplier:EmptyField",
            ],
            reading.Problems.Select(p => $"{Path.GetFileName(p.File)}:{p.Line}:{p.Column}:{p.Kind}"));
        Assert.Equal(14, reading.ProblemCount);
        Assert.Equal((2, 2), (reading.Network!.FirmCount, reading.Network.LinkCount));
        Assert.Contains("\"Q\" is no firm", reading.Problems[8].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_HeadersWithoutTheColumns_GiveNoNetwork()
    {
        var reading = Read("firm,industrie\nA,1\n", "supplier,customer,volume,volume\nA,A,1,1\n");

        Assert.Null(reading.Network);
        Assert.Equal([ProblemKind.MissingColumn, ProblemKind.DoubledColumn], reading.Problems.Select(p => p.Kind));
    }

    [Theory, InlineData("\r\n"), InlineData("\n"), InlineData("\n\n")]
    public void Read_AnyLineEndMarkAndMissingLastEnd_GivesTheSame(string end)
    {
        var firms = "\uFEFF" + SoundFirms.TrimEnd().Replace("\n", end, StringComparison.Ordinal);

        var reading = Read(firms, $"\uFEFFsupplier,customer,volume{end}A,C,1{end}B,C,2");

        Assert.Empty(reading.Problems);
        Assert.Equal(2, reading.Network!.LinkCount);
    }

    /// <summary>Files of several pieces: lines on the borders, problems after them, any number of threads.</summary>
    [Fact]
    public void Read_FileOfManyPieces_GivesTheSameOnAnyNumberOfThreads()
    {
        var random = new Random(5);
        var links = new StringBuilder("supplier,customer,volume,product\n");
        var firms = "firm,industry\n" + string.Concat(Enumerable.Range(0, 2000).Select(i => $"firm number {i:00000},0{1 + (i % 9)}\n"));
        var wrong = new List<long>();
        for (var line = 2L; links.Length < 13_000_000; line++)
        {
            var (s, c) = (random.Next(2000), random.Next(2000));
            links.Append(CultureInfo.InvariantCulture, $"firm number {s:00000},firm number {c:00000},{random.Next(1, 999)}.25,p{random.Next(50)}\n");
            if (s == c)
            {
                wrong.Add(line);
            }
        }

        var one = Read(firms, links.ToString(), threads: 1);
        var four = Read(firms, links.ToString(), threads: 4);

        Assert.Equal(wrong, one.Problems.Select(p => p.Line));
        Assert.Equal(one.Problems, four.Problems);
        Assert.Equal(one.LinkRows, four.LinkRows);
        Assert.Equal(one.Network!.Purchases.Supplier, four.Network!.Purchases.Supplier);
        Assert.Equal(one.Network.Purchases.Volume, four.Network.Purchases.Volume);
        Assert.Equal(one.Network.Purchases.Product, four.Network.Purchases.Product);
        Assert.Equal(one.LinkRows - wrong.Count, one.Network.LinkCount + one.SummedRows);
    }

    [Fact]
    public void Read_Numbers_ArePlainAndExact()
    {
        string[] texts = ["1", "0.1", "123456789012.345", "1e3", "0.000000000000001", "4503599627370497.5", "17976931348623157e292"];

        var reading = Read("firm,industry\nA,01\n" + string.Concat(texts.Select((_, i) => $"c{i},01\n")),
            "supplier,customer,volume\n" + string.Concat(texts.Select((t, i) => $"A,c{i},{t}\n")));

        Assert.Empty(reading.Problems);
        Assert.All(texts.Index(), t => Assert.Equal(
            double.Parse(t.Item, CultureInfo.InvariantCulture), reading.Network!.PurchasesOf(reading.Network.Find($"c{t.Index}"))[0]));
    }

    [Fact]
    public void Read_LongIdsAndManyFirms_AreFound()
    {
        var ids = Enumerable.Range(0, 5000).Select(i => i % 2 == 0 ? $"{i}" : $"an id longer than eight bytes {i}").ToList();

        var network = Read("firm,industry\n" + string.Concat(ids.Select(i => i + ",01\n")), "supplier,customer,volume\n0,2,1\n").Network!;

        Assert.All(ids, id => Assert.Equal(id, network.IdOf(network.Find(id))));
        Assert.Equal(-1, network.Find("5000"));
        Assert.Equal(ids, Enumerable.Range(0, 5000).Select(row => network.IdOf(network.FirmAt(row))));
    }

    [Fact]
    public void Example_ReadFromFiles_IsTheExample()
    {
        var (firms, links) = (new StringBuilder("firm,industry\n"), new StringBuilder("supplier,customer,volume\n"));
        var example = Example.Network;
        for (var row = 0; row < 5; row++)
        {
            var firm = example.FirmAt(row);
            firms.Append(CultureInfo.InvariantCulture, $"{example.IdOf(firm)},{example.Industries[example.IndustryOf(firm)]}\n");
            for (var e = 0; e < example.SuppliersOf(firm).Length; e++)
            {
                links.Append(CultureInfo.InvariantCulture,
                    $"{example.IdOf(example.SuppliersOf(firm)[e])},{example.IdOf(firm)},{example.PurchasesOf(firm)[e]}\n");
            }
        }

        var network = Read(firms.ToString(), links.ToString()).Network!;

        Assert.Equal(Example.Network.Purchases.Volume, network.Purchases.Volume);
        Assert.Equal(0.306882133845969, new Chains.Cascades.CascadeModel(network, Example.Matrix).Fail("A").Loss, 5.1e-16);
    }
}
