using Lianmeng.Imports;

namespace Lianmeng.Alliances.Importing;

/// <summary>The columns of a file of members of alliances, with every word that means them.</summary>
internal static class MemberColumns
{
    public const string Alliance = "alliance";
    public const string Organization = "organizationId";
    public const string Slot = "slot";
    public const string Role = "role";
    public const string From = "from";
    public const string To = "to";

    public static readonly IReadOnlyList<ImportColumn> All =
    [
        new(Alliance, "联盟", "Alliance", true, "联盟名称", "党建联盟", "所属联盟", "alliance name"),
        new(Organization, "成员单位", "Member", true, "单位", "单位名称", "企业名称", "成员", "名称", "organisation", "organization", "firm"),
        new(Slot, "席位", "Slot", false, "位置", "1+X+N", "席", "seat"),
        new(Role, "身份", "Role", false, "角色", "成员身份", "职责"),
        new(From, "加入日期", "From", true, "加入时间", "起始日期", "入盟日期", "入盟时间", "joined", "since", "start"),
        new(To, "退出日期", "To", false, "退出时间", "截止日期", "退盟日期", "left", "until", "end"),
    ];

    public static readonly IReadOnlyDictionary<string, MembershipRole> Roles =
        new Dictionary<string, MembershipRole>(StringComparer.OrdinalIgnoreCase)
        {
            ["链长单位"] = MembershipRole.Lead, ["链长"] = MembershipRole.Lead, ["牵头单位"] = MembershipRole.Lead, ["lead"] = MembershipRole.Lead,
            ["成员"] = MembershipRole.Member, ["成员单位"] = MembershipRole.Member, ["member"] = MembershipRole.Member,
            ["合作单位"] = MembershipRole.Partner, ["伙伴"] = MembershipRole.Partner, ["共建单位"] = MembershipRole.Partner, ["partner"] = MembershipRole.Partner,
        };
}
