using Lianmeng.Imports;

namespace Lianmeng.Registry.Importing;

/// <summary>The columns of a file of firms, with every word that means them.</summary>
internal static class FirmColumns
{
    public const string Name = "name";
    public const string UnifiedCode = "unifiedCode";
    public const string Code = "code";
    public const string FormerNames = "formerNames";
    public const string EnglishName = "englishName";
    public const string Region = "regionCode";
    public const string Industry = "industry";
    public const string Address = "address";
    public const string Chain = "chain";
    public const string Park = "park";
    public const string From = "tenancyFrom";
    public const string IsNew = "isNew";

    public static readonly IReadOnlyList<ImportColumn> All =
    [
        new(Name, "企业名称", "Name", true, "单位名称", "名称", "企业", "单位", "公司名称", "公司", "企业全称", "firm", "company", "company name", "organisation", "organization"),
        new(UnifiedCode, "统一社会信用代码", "Unified social credit code", false, "信用代码", "社会信用代码", "统一信用代码", "税号", "纳税人识别号", "uscc", "credit code", "unified code"),
        new(Code, "单位编号", "Code", false, "编号", "企业编号", "directory code"),
        new(FormerNames, "曾用名", "Former names", false, "曾用名称", "原名称", "原名", "former name"),
        new(EnglishName, "英文名称", "English name", false, "英文名", "外文名称"),
        new(Region, "行政区划代码", "Region code", false, "行政区划", "所属区划", "区划代码", "所在地区", "地区", "region"),
        new(Industry, "行业代码", "Industry", false, "行业", "国民经济行业代码", "所属行业", "industry code"),
        new(Address, "地址", "Address", false, "注册地址", "住所", "经营地址", "企业地址", "registered address"),
        new(Chain, "产业链", "Chain", false, "所属产业链", "产业链名称", "industrial chain"),
        new(Park, "园区", "Park", false, "所属园区", "入驻园区", "园区名称"),
        new(From, "入驻日期", "Tenancy from", false, "入园日期", "入驻时间", "入园时间", "进驻日期", "settled on", "tenant since"),
        new(IsNew, "确认新单位", "Confirmed new", false, "新单位", "确认为新", "is new"),
    ];
}
