using Lianmeng.Registry.Codes;

namespace Lianmeng.Operations.Seeding.County;

/// <summary>Names and codes that are nobody's: of an invented county, firm number so and so. The same number gives the same
/// name.</summary>
internal sealed class MadeUpNames(int seed)
{
    private const string First = "云泽海棠虞琴尚湖锦丰新港梅李古里辛庄董浜支塘徐市何市沙溪浏河璜泾岳王";
    private const string Second = "盛源达泰和兴隆瑞祥恒昌顺康宁安嘉诚信德远博宏图景明辉耀晟华";
    private static readonly (string Zh, string En, string Industry)[] Trades =
    [
        ("化工", "Chemicals", "2614"), ("新材料", "New Materials", "2659"), ("氟材料", "Fluorine Materials", "2653"),
        ("生物医药", "Biomedicine", "2761"), ("制药", "Pharmaceuticals", "2710"), ("医疗器械", "Medical Devices", "3581"),
        ("精密机械", "Precision Machinery", "3499"), ("汽车零部件", "Car Parts", "3670"), ("电子", "Electronics", "3985"),
        ("纺织", "Textiles", "1751"), ("服装", "Garments", "1810"), ("包装", "Packaging", "2231"),
        ("塑料制品", "Plastics", "2929"), ("食品", "Foods", "1499"), ("物流", "Logistics", "5430"),
        ("环保科技", "Environmental Technology", "7722"), ("新能源", "New Energy", "3841"), ("建材", "Building Materials", "3099"),
        ("五金", "Hardware", "3389"), ("商贸", "Trading", "5199"),
    ];

    private const string Surnames = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜";
    private const string Given = "一二三四五六七八九十甲乙丙丁子丑寅卯辰巳午未申酉";

    public int Seed { get; } = seed;

    /// <summary>"示例县云盛化工有限公司": unique for numbers below 20 × 36 × 30.</summary>
    public (string Zh, string En, string Industry) Firm(int number)
    {
        var trade = Trades[number % Trades.Length];
        var brand = number / Trades.Length;
        var (a, b, round) = (brand % First.Length, brand / First.Length % Second.Length, brand / (First.Length * Second.Length));
        var suffix = round == 0 ? "" : $"（{round + 1}）";
        return ($"示例县{First[a]}{Second[b]}{trade.Zh}{suffix}有限公司", $"Example County {trade.En} {number + 1}", trade.Industry);
    }

    /// <summary>Three characters that no register gives: surname and two counting words.</summary>
    public static string Person(int number) =>
        $"{Surnames[number % Surnames.Length]}{Given[number / Surnames.Length % Given.Length]}{Given[number / (Surnames.Length * Given.Length) % Given.Length]}";

    /// <summary>A credit code with right checks whose body begins with YYY: none such is given out.</summary>
    public static string CreditCode(int number)
    {
        var body = $"YYY{number:00000}";
        var first = $"91320581{body}{UnifiedCode.BodyCheckOf(body)}";
        return first + UnifiedCode.CheckOf(first);
    }
}
