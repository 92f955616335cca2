using Lianmeng.Imports;

namespace Lianmeng.Supply.Importing;

/// <summary>The columns of a file of supply relations, with every word that means them.</summary>
internal static class EdgeColumns
{
    public const string Supplier = "supplier";
    public const string Customer = "customer";
    public const string Product = "product";
    public const string Cas = "casNumber";
    public const string From = "from";
    public const string To = "to";

    public static readonly IReadOnlyList<ImportColumn> All =
    [
        new(Supplier, "供应商", "Supplier", true, "供方", "上游企业", "上游", "供应企业", "卖方", "供货单位", "seller", "vendor"),
        new(Customer, "客户", "Customer", true, "需方", "下游企业", "下游", "采购企业", "买方", "采购单位", "buyer"),
        new(Product, "产品", "Product", true, "产品名称", "物料", "物料名称", "品名", "商品", "material", "goods"),
        new(Cas, "CAS号", "CAS number", false, "CAS", "CAS登记号", "cas no"),
        new(From, "起始日期", "From", false, "开始日期", "起", "自", "始于", "合作起始", "since", "start", "valid from"),
        new(To, "截止日期", "To", false, "结束日期", "止", "至", "终止日期", "until", "end", "valid to"),
    ];
}
