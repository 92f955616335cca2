using System.CommandLine;

namespace Lianmeng.Operations.Commands.Chain;

/// <summary>Supply networks from files: check, reach, shock, risk, drill, weak. Needs neither database nor
/// settings.</summary>
internal static class ChainCommand
{
    public static Command Create(OperatorConsole console) => new("chain",
        "Ask a supply network, given as two files, who is hit when something breaks, how hard, on which day, and what to do.\n"
        + "firms.csv has the columns firm,industry and may have product,market,revenue,costs,stock_days,park,town,city;\n"
        + "edges.csv has supplier,customer,volume and may have product,lead_days. Volumes are yearly values.")
    {
        CheckCommand.Create(console),
        ReachCommand.Create(console),
        ShockCommand.Create(console),
        RiskCommand.Create(console),
        DrillCommand.Create(console),
        WeakCommand.Create(console),
    };
}
