namespace Lianmeng.Ui;

/// <summary>What a colour says; the word beside it always says it too.</summary>
public enum Tone
{
    /// <summary>Nothing to do, ended, withdrawn.</summary>
    Quiet,

    /// <summary>New or running.</summary>
    Active,

    /// <summary>Done, agreed, confirmed.</summary>
    Done,

    /// <summary>Waits for somebody, is due soon.</summary>
    Waiting,

    /// <summary>Late, refused, safety.</summary>
    Urgent,
}

/// <summary>The class of app.css for each tone.</summary>
internal static class Tones
{
    public static string Class(Tone tone) => tone switch
    {
        Tone.Active => "is-azurite",
        Tone.Done => "is-malachite",
        Tone.Waiting => "is-ochre",
        Tone.Urgent => "is-cinnabar",
        _ => "is-grey",
    };
}
