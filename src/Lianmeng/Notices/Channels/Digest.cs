using Lianmeng.Kernel;

namespace Lianmeng.Notices.Channels;

/// <summary>The words of a message: how many matters of which kinds, and the way to the inbox. Names, words and figures
/// of anybody cannot get in, because none are given.</summary>
internal sealed record Digest(string Subject, string Text)
{
    public static Digest Of(ClaimedMessage message, string publicAddress, string? confirmSecret)
    {
        var words = Words.In(message.Language);
        return confirmSecret is null ? OfMatters(message, words, publicAddress) : new(
            words["message.confirm.subject"],
            words["message.confirm.text", $"{publicAddress}/account/notices/confirm?code={confirmSecret}"]);
    }

    private static Digest OfMatters(ClaimedMessage message, Words words, string publicAddress)
    {
        var count = message.Lines.Sum(l => l.Count);
        var subject = words[message.IsUrgent ? "message.digest.urgent" : "message.digest", count];
        var lines = message.Lines.Select(l => words["message.digest.line", words["message.kind." + l.Kind], l.Count]);
        var end = message.Kind == ChannelKind.Mail ? ["", words["message.digest.end", $"{publicAddress}/account/notices"]] : Array.Empty<string>();
        return new(subject, string.Join('\n', [subject, .. lines, words["message.digest.link", $"{publicAddress}/inbox"], .. end]));
    }
}
