using System.Reflection;
using System.Text;
using Lianmeng.Access.State;
using Lianmeng.Journal;
using Lianmeng.Kernel;
using Lianmeng.Registry.State;
using Lianmeng.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Tests.Journal;

/// <summary>A person's name stands in no payload but one under that person's key: else it outlives its deletion.</summary>
public sealed class NamesInPayloadsTests
{
    /// <summary>Texts of events, each looked at: codes, words of the maker's own choice about the matter, or personal
    /// and written under the person's key.</summary>
    private static readonly string[] Looked =
    [
        "AccountCreated.UserName", "PersonRegistered.Name", "PostTaken.Post", // under the person's key
        "SiteOpened.Code", "OrganizationRegistered.Code", "ChainRegistered.Code", "ProductRegistered.Code", "AllianceFounded.Code",
        "AllianceFounded.Chain", "AllianceJoined.Slot", "SlotMoved.FromSlot", "SlotMoved.ToSlot", "AgreementRecorded.Code",
        "CadenceSet.Subject", "TotalPublished.Figure",
        "SignalPosted.Text", "SignalPassedOn.Text", "SignalAnswered.Text", "SignalCorrected.Text", "SignalRetracted.Reason",
        "SecretariatAsked.Text", "ConsultationOpened.Title", "ChangeProposed.Text", "ConsultationEnded.Reason",
        "EdgeDisputed.Reason",
        // Of organisations: names, and values of the fields that are listed in OrganizationField; PostLeft is a person's.
        "FieldStated.Former", "FieldStated.Value", "FieldStated.Source", "FieldVerified.Value", "OrganizationRenamed.Former",
        "OrganizationRenamed.Name", "OrganizationsMerged.OldName", "OrganizationsMerged.Name", "PlaceRegistered.Name",
        "PostLeft.Post", "AgreementEnded.Code",
    ];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static IEnumerable<Type> Events => typeof(IJournalEvent).Assembly.GetTypes()
        .Where(t => t.IsAssignableTo(typeof(IJournalEvent)) && !t.IsAbstract);

    /// <summary>Whoever adds a text to an event looks here first: a name is an account's id.</summary>
    [Fact]
    public void Texts_OfEveryEvent_WereLookedAt()
    {
        var texts = Events.SelectMany(e => e.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(p => p.PropertyType == typeof(string)).Select(p => $"{e.Name}.{p.Name}"));

        Assert.Equal(Looked.Order(StringComparer.Ordinal), texts.Order(StringComparer.Ordinal));
    }

    [Theory, OnBothDatabases]
    public async Task PlainPayloads_OfAWholeStory_HoldNoName(Database database)
    {
        var hall = await TestHall.StartAsync(database);
        var world = await hall.NewWorldAsync();
        await new WholeStory(world).TellAsync();

        var names = await NamesAsync(world);
        var payloads = await PlainAsync(world);

        Assert.True(names.Count > 20);
        Assert.Empty(Events.Select(KindOf).Except(await KindsAsync(world)));
        Assert.Empty(payloads.SelectMany(p => names.Where(n => p.Text.Contains(n)), (p, name) => $"{p.Kind}: {name}").Distinct());
        await hall.App.StopAsync(Token);
    }

    private static string KindOf(Type type) =>
        (string)type.GetProperty("Kind", BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!;

    /// <summary>Every name by which a person of the site is called.</summary>
    private static async Task<List<string>> NamesAsync(TestWorld world)
    {
        await using var hall = world.Open();
        var persons = await hall.Set<Person>().Select(p => new[] { p.Name, p.EnglishName }).ToListAsync(Token);
        var accounts = await hall.Set<Account>().Select(a => new[] { a.UserName, a.DisplayName, a.EnglishName }).ToListAsync(Token);
        var holders = await hall.Set<OneTimeLink>().Where(l => l.SiteId == world.Site)
            .Select(l => new[] { l.HolderName }).ToListAsync(Token);
        return [.. persons.Concat(accounts).Concat(holders).SelectMany(n => n).OfType<string>().Distinct()];
    }

    private static async Task<List<string>> KindsAsync(TestWorld world)
    {
        await using var hall = world.Open();
        return await hall.Set<JournalEntry>().Where(e => e.SiteId == world.Site).Select(e => e.Kind).Distinct().ToListAsync(Token);
    }

    private static async Task<List<(string Kind, string Text)>> PlainAsync(TestWorld world)
    {
        await using var hall = world.Open();
        var rows = await hall.Set<JournalPayload>().Where(p => p.SiteId == world.Site && p.KeyId == null && p.Content != null)
            .Join(hall.Set<JournalEntry>(), p => new { p.SiteId, p.Number }, e => new { e.SiteId, e.Number },
                (p, e) => new { e.Kind, p.Content }).ToListAsync(Token);
        return [.. rows.Select(r => (r.Kind, Encoding.UTF8.GetString(r.Content ?? [])))];
    }
}
