using System.Text.Json;
using Lianmeng.Alliances.State;
using Lianmeng.Imports;
using Lianmeng.Imports.Reading;
using Lianmeng.Kernel;
using Lianmeng.Registry;
using Lianmeng.Registry.Importing;
using Lianmeng.Storage;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Alliances.Importing;

/// <summary>A file of members of alliances, by the rules by which one joins: the rows of a file are taken in their order, so
/// that the second lead of one alliance is a fault, too.</summary>
internal sealed class MemberImport : IImportKind
{
    public string Id => "memberships";

    public IReadOnlyList<ImportColumn> Columns => MemberColumns.All;

    public IReadOnlyList<string> Watches => ["organization.", "alliance.", "import."];

    public async Task<ImportPlan> PlanAsync(ImportInput input, CancellationToken cancellation)
    {
        var plan = new ImportPlan();
        var cells = new RowReader(input.Table.Header, plan.Faults);
        var known = await KnownAlliances.ReadAsync(input.Hall, cancellation);
        var finder = await NamedOrganizations.ReadAsync(input.Hall, cancellation);
        var today = ChinaTime.DayOf(input.Now);
        var (made, ended) = (new List<AllianceMembership>(), new List<AllianceMembership>());
        var changed = new HashSet<AllianceId>();
        foreach (var row in input.Table.Rows)
        {
            cancellation.ThrowIfCancellationRequested();
            input.Seen(1);
            if (MemberRow.Read(row, cells, known, finder, today) is not { } member)
            {
                continue;
            }

            var open = known.MembersOf(member.Alliance.Id).OpenOf(member.Organization.Id);
            if (open is not null && open.From == member.From && open.Slot == member.Slot && open.Role == member.Role && !made.Contains(open))
            {
                End(plan, row, member, open, ended, changed, input.Now);
            }
            else if (member.RefusalIn(known, finder, today) is { } no)
            {
                cells.Faults(row, ByColumn(no));
            }
            else
            {
                var membership = member.Of(input);
                known.Add(membership);
                made.Add(membership);
                changed.Add(member.Alliance.Id);
                plan.Add(new(row.Number, membership.Id, true, membership.To?.ToString("yyyy-MM-dd"), member.Taken),
                    $"{member.Alliance.Name} · {member.Organization.Name}", []);
                plan.Touched.Add(member.Organization.Id);
            }
        }

        plan.Rows.AddRange([RowSet.Update(ended), RowSet.Insert(made)]);
        plan.Also = (work, token) => CountChangesAsync(work, changed, token);
        return plan;
    }

    public async Task<UndoPlan> PlanUndoAsync(UndoInput input, CancellationToken cancellation)
    {
        var plan = new UndoPlan();
        var all = await input.Hall.Set<AllianceMembership>().ToDictionaryAsync(m => m.Id, cancellation);
        var finder = await NamedOrganizations.ReadAsync(input.Hall, cancellation);
        var again = new List<AllianceMembership>();
        var changed = new HashSet<AllianceId>();
        foreach (var line in input.Lines)
        {
            var now = all.GetValueOrDefault(line.Subject);
            if (now is null || now.To?.ToString("yyyy-MM-dd") != line.Former)
            {
                plan.Blocks.Add(line.Row, null, new Problem(
                    now is null ? "import.block-gone" : "import.block-changed", null,
                    now is null ? [] : [finder.Get(now.OrganizationId)?.Name ?? ""]));
                continue;
            }

            if (!line.IsNew)
            {
                again.Add(MemberRow.Copy(now, to: null, now: null));
            }

            changed.Add(now.AllianceId);
            plan.Touched.Add(now.OrganizationId);
        }

        plan.Rows.Add(RowSet.Delete<AllianceMembership>(
            nameof(AllianceMembership.Id), [.. input.Lines.Where(l => l.IsNew).Select(l => l.Subject)]));
        plan.Rows.Add(RowSet.Update(again));
        plan.Also = (work, token) => CountChangesAsync(work, changed, token);
        return plan;
    }

    /// <summary>What is known as it is in the row: nothing changes, or the file knows the last day.</summary>
    private static void End(
        ImportPlan plan, ImportRow row, MemberRow member, AllianceMembership open, List<AllianceMembership> ended,
        HashSet<AllianceId> changed, DateTime now)
    {
        if (member.To is not { } last)
        {
            plan.Unchanged++;
            return;
        }

        ended.Add(MemberRow.Copy(open, last, now));
        changed.Add(open.AllianceId);
        plan.Add(new(row.Number, open.Id, false, last.ToString("yyyy-MM-dd"), member.Taken), member.Organization.Name,
            [new(MemberColumns.To, null, last.ToString("yyyy-MM-dd"))]);
        plan.Touched.Add(member.Organization.Id);
    }

    /// <summary>As a join does: of two that looked at the members at once, one is refused.</summary>
    private static async Task CountChangesAsync(Work work, HashSet<AllianceId> changed, CancellationToken cancellation)
    {
        foreach (var alliance in await work.Set<Alliance>().Where(a => changed.Contains(a.Id)).ToListAsync(cancellation))
        {
            alliance.Changes++;
        }
    }

    /// <summary>Conflicts name no field: they are shown at the member.</summary>
    private static Refusal ByColumn(Refusal refusal) => refusal with
    {
        Problems = [.. refusal.Problems.Select(p => p with { Field = p.Field ?? MemberColumns.Organization })],
    };
}

/// <summary>Alliances, slots and members of a site in memory, with what the rows of the file before have added.</summary>
internal sealed class KnownAlliances
{
    private readonly List<Alliance> _all;
    private readonly ILookup<AllianceId, Slot> _slots;
    private readonly Dictionary<AllianceId, List<AllianceMembership>> _members;

    private KnownAlliances(List<Alliance> all, List<Slot> slots, List<AllianceMembership> members)
    {
        _all = all;
        _slots = slots.ToLookup(s => s.AllianceId);
        _members = all.ToDictionary(a => a.Id, a => members.Where(m => m.AllianceId == a.Id).ToList());
    }

    public static async Task<KnownAlliances> ReadAsync(Hall hall, CancellationToken cancellation) => new(
        await hall.Set<Alliance>().ToListAsync(cancellation), await hall.Set<Slot>().ToListAsync(cancellation),
        await hall.Set<AllianceMembership>().ToListAsync(cancellation));

    public Alliance? Find(string text) => _all.Find(a =>
        a.Code == text || a.Name == text || string.Equals(a.EnglishName, text, StringComparison.OrdinalIgnoreCase));

    public Slot? SlotOf(AllianceId alliance, string symbol) =>
        _slots[alliance].FirstOrDefault(s => string.Equals(s.Symbol, symbol, StringComparison.OrdinalIgnoreCase));

    public IReadOnlyList<AllianceMembership> MembersOf(AllianceId alliance) => _members[alliance];

    public void Add(AllianceMembership membership) => _members[membership.AllianceId].Add(membership);
}
