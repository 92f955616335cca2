using System.Text;
using Lianmeng.Imports;
using Lianmeng.Imports.Reading;

namespace Lianmeng.Tests.Imports;

/// <summary>Files as office programs save them.</summary>
public sealed class ReaderTests
{
    private static readonly ImportColumn[] Columns =
        [new("name", "企业名称", "Name", true, "单位名称"), new("code", "信用代码", "Credit code"), new("day", "日期", "Day")];

    private static readonly Encoding Chinese = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;

    public static TheoryData<string, byte[]> Encodings()
    {
        const string text = "企业名称,信用代码\r\n常熟甲𠮷厂,1\r\n";
        byte[] With(Encoding encoding) => [.. encoding.GetPreamble(), .. encoding.GetBytes(text)];
        return new()
        {
            { "UTF-8", new UTF8Encoding(false).GetBytes(text) }, { "UTF-8 with a mark", With(new UTF8Encoding(true)) },
            { "UTF-16", With(new UnicodeEncoding(false, true)) }, { "UTF-16 big-endian", With(new UnicodeEncoding(true, true)) },
            { "GB 18030", Chinese.GetBytes(text) },
        };
    }

    [Theory, MemberData(nameof(Encodings))]
    public void Read_InEveryEncoding_GivesTheSameText(string encoding, byte[] file)
    {
        Assert.NotEmpty(encoding);
        Assert.Equal(["常熟甲𠮷厂", "1"], Table(file).Rows.Single().Cells);
    }

    [Theory]
    [InlineData("名称;企业名称\n"), InlineData("企业名称\t信用代码\n甲\t1"), InlineData("企业名称;信用代码\r甲;1\r")]
    [InlineData("信用代码 (必填),ＮＡＭＥ\n1,甲"), InlineData("CREDIT CODE,单位名称*\r\n1,甲\r\n")]
    public void Read_HeaderInAnyWordOrderAndForm_FindsItsColumns(string text)
    {
        var (table, refused) = Read(text);

        if (refused is not null)
        {
            Assert.Equal("import.no-rows", refused.Code); // the first sample: a header alone
            return;
        }

        var faults = new ImportFaults();
        var cells = new RowReader(table!.Header, faults);
        Assert.Equal(("甲", "1"), (cells.Text(table.Rows[0], "name"), cells.Code(table.Rows[0], "code")));
        Assert.Equal(0, faults.Count);
    }

    [Fact]
    public void Read_QuotesBlankLinesAndShortRows_NumbersRowsAsASpreadsheetDoes()
    {
        var table = Table("企业名称,信用代码\n\n\"甲,\"\"一\"\"\n厂\",1\n,\n乙\n"u8.ToArray());

        Assert.Equal([(3, "甲,\"一\"\n厂"), (5, "乙")], table.Rows.Select(r => (r.Number, r.Cells[0])));
        Assert.Null(new RowReader(table.Header, new()).Text(table.Rows[1], "code"));
    }

    [Theory]
    [InlineData("", "import.empty"), InlineData("  \n", "import.empty"), InlineData("PK\u0003\u0004rest", "import.workbook")]
    [InlineData("名字,代码\n甲,1", "import.columns-missing"), InlineData("企业名称,单位名称\n甲,乙", "import.column-twice")]
    [InlineData("企业名称\n\0", "import.encoding")]
    public void Read_WhatIsNoTable_IsOneClearFault(string text, string code) => Assert.Equal(code, Read(text).Refused?.Code);

    [Fact]
    public void Read_QuoteThatNeverEnds_IsNamed() =>
        Assert.Equal("import.quote-open", Read("企业名称\n\"甲" + new string('乙', 200_000)).Refused?.Code);

    [Fact]
    public void Read_UnknownColumns_AreNamed() =>
        Assert.Equal(["备注", "电话"], Table("备注,企业名称,电话\n1,2,3"u8.ToArray()).Header.Unknown);

    [Theory]
    [InlineData("2023-03-08"), InlineData("2023/3/8"), InlineData("2023.3.8"), InlineData("2023年3月8日"), InlineData("20230308")]
    [InlineData("44993"), InlineData("2023/3/8 0:00"), InlineData("２０２３／３／８"), InlineData("2023-03-08T00:00:00")]
    public void Day_AsPeopleAndProgramsWriteIt_IsRead(string text) => Assert.Equal(new DateOnly(2023, 3, 8), Cells.Day(text));

    [Theory]
    [InlineData("2023-02-30"), InlineData("3/8/2023"), InlineData("2023年3月"), InlineData("99999"), InlineData("昨天"), InlineData("")]
    public void Day_ThatIsNone_IsNone(string text) => Assert.Null(Cells.Day(text));

    [Theory]
    [InlineData("'91350100M000100Y43", "91350100M000100Y43", null), InlineData("=\"91350100M000100Y43\"", "91350100M000100Y43", null)]
    [InlineData("\u3000常熟甲厂 ", "常熟甲厂", null), InlineData("=A1&B1", "=A1&B1", "import.formula"), InlineData("#REF!", "#REF!", "import.formula-error")]
    public void Cell_OfASpreadsheet_IsTakenOrNamed(string raw, string text, string? fault)
    {
        Assert.Equal(text, Cells.Text(raw, out var found));
        Assert.Equal(fault, found);
    }

    [Theory]
    [InlineData("9.132E+17", true), InlineData("913205810000000000", true), InlineData("91350100M000100Y43", false), InlineData("2614", false)]
    public void Code_ThatASpreadsheetCountedWith_IsKnown(string text, bool isCounted) => Assert.Equal(isCounted, Cells.IsCounted(text));

    /// <summary>A right code may end in zeros.</summary>
    [Theory]
    [InlineData(true, "913205810000000000"), InlineData(false, null)]
    public void Code_ThatPassesItsOwnCheck_IsTakenWithItsZeros(bool isRight, string? taken)
    {
        var table = Table("企业名称,信用代码\n甲,913205810000000000"u8.ToArray());

        Assert.Equal(taken, new RowReader(table.Header, new()).Code(table.Rows[0], "code", _ => isRight));
    }

    /// <summary>Bytes of every kind, and tables with a few bytes changed: read or refused, never thrown.</summary>
    [Fact]
    public void Read_WhateverBytes_NeverThrows()
    {
        var dice = new Random(20230308);
        var table = Encoding.UTF8.GetBytes("企业名称,信用代码,日期\r\n\"甲\",'9132,2023/3/8\r\n乙;\t=\"1\",44993\r\n");
        for (var run = 0; run < 4000; run++)
        {
            var bytes = run % 2 == 0 ? new byte[dice.Next(200)] : [.. table];
            if (run % 2 == 0)
            {
                dice.NextBytes(bytes);
            }

            for (var i = dice.Next(6); i > 0 && bytes.Length > 0; i--)
            {
                bytes[dice.Next(bytes.Length)] = (byte)"\",\r\n\t;'=\0\xFF"[dice.Next(10)];
            }

            var (read, refused) = TableReader.Read(bytes, Columns);
            Assert.True(read is null != refused is null);
            var cells = new RowReader(read?.Header ?? Header.Of(["企业名称"], Columns), new());
            foreach (var row in read?.Rows ?? [])
            {
                _ = (cells.Text(row, "name"), cells.Code(row, "code"), cells.Day(row, "day"));
            }
        }
    }

    private static ImportTable Table(byte[] file)
    {
        var (table, refused) = TableReader.Read(file, Columns);
        Assert.Null(refused);
        return table!;
    }

    private static (ImportTable? Table, Lianmeng.Kernel.Refusal? Refused) Read(string text) =>
        TableReader.Read(Encoding.UTF8.GetBytes(text), Columns);
}
