using Lianmeng.Kernel;
using Lianmeng.Ui;

namespace Lianmeng.Supply;

/// <summary>How consultations are put into words on pages.</summary>
internal static class ConsultationWords
{
    public static string State(Words words, ConsultationState state) =>
        words["consultation.state." + SupplyNotices.Key(state)];

    public static Tone ToneOf(ConsultationState state) => state switch
    {
        ConsultationState.Agreed => Tone.Done,
        ConsultationState.EndedWithout => Tone.Quiet,
        _ => Tone.Waiting,
    };

    /// <summary>What happens next; null when nothing waits.</summary>
    public static string? Next(Words words, ConsultationState state, int round) => state switch
    {
        ConsultationState.Agreed => words["consultation.next.done"],
        ConsultationState.EndedWithout => null,
        _ => words[round == 0 ? "consultation.next.propose" : "consultation.next.confirm"],
    };

    /// <summary>One name, or the first with how many there are; null when nobody is awaited.</summary>
    public static string? Names(Words words, IReadOnlyList<string> names) => names.Count switch
    {
        0 => null,
        1 => names[0],
        _ => words["consultation.holder.more", names[0], names.Count],
    };

    public static string Direction(Words words, QuantityDirection direction) =>
        words["consultation.direction." + SupplyNotices.Key(direction)];

    public static string Icon(QuantityDirection direction) => direction switch
    {
        QuantityDirection.More => "trending-up",
        QuantityDirection.Less => "trending-down",
        QuantityDirection.Shift => "calendar",
        _ => "equal",
    };
}
