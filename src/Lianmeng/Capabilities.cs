using Lianmeng.Access;
using Lianmeng.Imports;
using Lianmeng.Journal;
using Lianmeng.Notices;
using Lianmeng.Operations;
using Lianmeng.Registry;
using Lianmeng.Alliances;
using Lianmeng.Supply;

namespace Lianmeng;

/// <summary>The map of the application: every capability, one line each. Its folder has the same name.</summary>
public static class Capabilities
{
    public static readonly IReadOnlyList<ICapability> All =
    [
        new RegistryCapability(),   // who is who: organisations, persons, posts
        new AlliancesCapability(),  // 1+X+N: members with from and to, agreements, figures
        new SupplyCapability(),     // products, edges, market signals, consultations
        new NoticesCapability(),    // the inbox, live pages
        new ImportsCapability(),    // files of many rows: check, write whole, take back
        new AccessCapability(),     // sign-in, links, roles
        new JournalCapability(),    // what happened, and its proof
        new OperationsCapability(), // health, settings, seeds, backup
    ];
}
