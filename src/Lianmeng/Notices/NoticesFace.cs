namespace Lianmeng.Notices;

/// <summary>Ways beside the inbox.</summary>
public enum ChannelKind { Mail, Bot }

/// <summary>When somebody wants to be told of new things.</summary>
public enum NoticeChoice
{
    None,
    /// <summary>Bundled, at most one message in ten minutes.</summary>
    AtOnce,
    /// <summary>One message a day, at half past eight in the morning.</summary>
    Daily,
}
