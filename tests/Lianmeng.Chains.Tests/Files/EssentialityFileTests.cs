using Lianmeng.Chains.Cascades;
using Lianmeng.Chains.Files;

namespace Lianmeng.Chains.Tests.Files;

public sealed class EssentialityFileTests : IDisposable
{
    private readonly string _path = Path.GetTempFileName();

    public void Dispose() => File.Delete(_path);

    private EssentialityReading Read(string text)
    {
        File.WriteAllText(_path, text);
        return EssentialityFile.Read(_path);
    }

    [Fact]
    public void Read_SoundMatrix_HasRowsForSuppliers()
    {
        var reading = Read("supplier\\customer,01,60\n01,2,1\n60,0,1\n");

        Assert.Empty(reading.Problems);
        Assert.Equal(InputClass.NonEssential, reading.Essentiality!.Of("01", "60"));
        Assert.Equal(InputClass.Negligible, reading.Essentiality.Of("60", "01"));
        Assert.Null(reading.Essentiality.Of("60", "61"));
    }

    [Fact]
    public void Read_WrongMatrix_NamesEveryProblem()
    {
        var reading = Read("s,01,60,01\n01,2,3,1\n01,x,1,1\n60,1\n");

        Assert.Null(reading.Essentiality);
        Assert.Equal(
            [(1, ProblemKind.DoubledColumn), (2, ProblemKind.OutOfRange), (3, ProblemKind.DoubledIndustry),
                (3, ProblemKind.OutOfRange), (4, ProblemKind.WrongFieldCount)],
            reading.Problems.Select(p => ((int)p.Line, p.Kind)));
    }
}
