using System.Text.Json;
using Lianmeng.Alliances.State;
using Lianmeng.Imports;
using Lianmeng.Imports.Reading;
using Lianmeng.Kernel;
using Lianmeng.Registry;
using Lianmeng.Registry.Importing;

namespace Lianmeng.Alliances.Importing;

/// <summary>A row as it was read and found.</summary>
internal sealed record MemberRow(
    Alliance Alliance, OrganizationName Organization, string? Slot, MembershipRole Role, DateOnly From, DateOnly? To)
{
    /// <summary>For the journal.</summary>
    public string Taken => JsonSerializer.Serialize(
        new { alliance = Alliance.Id, organization = Organization.Id, slot = Slot, role = Role, from = From, to = To }, Json.Options);

    /// <summary>Null when the row has a fault.</summary>
    public static MemberRow? Read(
        ImportRow row, RowReader cells, KnownAlliances known, NamedOrganizations finder, DateOnly today)
    {
        var check = new Checks();
        var (allianceText, memberText) = (cells.Text(row, MemberColumns.Alliance), cells.Text(row, MemberColumns.Organization));
        var (slotText, roleText) = (cells.Text(row, MemberColumns.Slot), cells.Text(row, MemberColumns.Role));
        var (from, to) = (cells.Day(row, MemberColumns.From), cells.Day(row, MemberColumns.To));
        var alliance = allianceText is null ? null : known.Find(allianceText);
        var (member, fault) = memberText is null ? (null, "field.missing") : finder.Find(memberText);
        check.When(allianceText is null, "field.missing", MemberColumns.Alliance)
            .When(allianceText is not null && alliance is null, "import.no-alliance", MemberColumns.Alliance, allianceText ?? "")
            .When(roleText is not null && !MemberColumns.Roles.ContainsKey(roleText), "import.no-role", MemberColumns.Role, roleText ?? "")
            .When(from is null && cells.Text(row, MemberColumns.From) is null, "field.missing", MemberColumns.From)
            .When(to < from, "period.ends-before-start", MemberColumns.To)
            .When(to > today, "day.in-future", MemberColumns.To);
        if (fault is not null)
        {
            check.When(true, fault, MemberColumns.Organization, memberText ?? "");
        }

        var slot = slotText is null || alliance is null ? slotText : known.SlotOf(alliance.Id, slotText)?.Symbol ?? slotText;
        var role = roleText is not null && MemberColumns.Roles.TryGetValue(roleText, out var named) ? named
            : slot is null ? MembershipRole.Partner : MembershipRole.Member;
        check.When(slot is null && role != MembershipRole.Partner, "slot.missing", MemberColumns.Slot);
        cells.Faults(row, check.Refusal);
        return check.Refusal is null && alliance is not null && member is not null && from is { } first
            ? new(alliance, member, slot, role, first, to) : null;
    }

    /// <summary>Why it may not join so; null when it may.</summary>
    public Refusal? RefusalIn(KnownAlliances known, NamedOrganizations finder, DateOnly today)
    {
        var all = known.MembersOf(Alliance.Id);
        var isSecondLead = Role == MembershipRole.Lead && To is null && all.Any(m => m.Role == MembershipRole.Lead && m.To is null);
        return MembershipRules.Join(Alliance, From, all, Organization.Id, today)
            ?? (Slot is null ? null : MembershipRules.Take(
                known.SlotOf(Alliance.Id, Slot), finder.HasPartyOrganization(Organization.Id), [.. all], Organization.Id, From))
            ?? (isSecondLead ? Refusal.Conflict("alliance.lead-taken") : null);
    }

    public AllianceMembership Of(ImportInput input) => new()
    {
        Id = input.Ids.New<AllianceMembership>().Value, SiteId = input.Site, AllianceId = Alliance.Id,
        OrganizationId = Organization.Id, Slot = Slot, Role = Role, From = From, To = To, Precision = DayPrecision.Day,
        Source = FactSource.Entered, Note = null, RecordedAt = input.Now, EndRecordedAt = To is null ? null : input.Now,
    };

    /// <param name="now">When the end is recorded; nothing for a membership that lasts again.</param>
    public static AllianceMembership Copy(AllianceMembership m, DateOnly? to, DateTime? now) => new()
    {
        Id = m.Id, SiteId = m.SiteId, AllianceId = m.AllianceId, OrganizationId = m.OrganizationId, Slot = m.Slot, Role = m.Role,
        From = m.From, Precision = m.Precision, To = to, Source = m.Source, Note = m.Note,
        RecordedAt = m.RecordedAt, EndRecordedAt = to is null ? null : now,
    };
}
