using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Components;

namespace Lianmeng.Ui;

/// <summary>Markup as one piece, for what stands in every row of a list or in the frame of every page: the renderer then
/// handles one frame where a template has dozens (half of the time of a list of twenty rows). What is put into the
/// braces is encoded, for text and for attributes in quotes; only finished markup goes through as it is. So a forgotten
/// encoding cannot be written.</summary>
internal sealed class Html
{
    public static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    [ThreadStatic]
    private static StringBuilder? _kept;

    private readonly StringBuilder _text = Take();

    /// <param name="markup">Literal parts are markup of the sources; attributes that hold braces stand in quotes.</param>
    public static MarkupString Of(Handler markup) => markup.Html.Done();

    public Html Add([InterpolatedStringHandlerArgument("")] Handler markup)
    {
        _ = markup;
        return this;
    }

    /// <summary>The whole; the object is not used after it.</summary>
    public MarkupString Done()
    {
        var markup = new MarkupString(_text.ToString());
        _kept = _text.Clear();
        return markup;
    }

    private static StringBuilder Take()
    {
        var text = _kept ?? new StringBuilder(2048);
        _kept = null;
        return text;
    }

    [InterpolatedStringHandler]
    public readonly ref struct Handler
    {
        public Handler(int literals, int holes)
            : this(literals, holes, new Html())
        {
        }

        public Handler(int literals, int holes, Html html)
        {
            _ = (literals, holes);
            Html = html;
        }

        public Html Html { get; }

        public void AppendLiteral(string markup) => Html._text.Append(markup);

        public void AppendFormatted(string? text)
        {
            if (text is { Length: > 0 })
            {
                Html._text.Append(Encoder.Encode(text));
            }
        }

        public void AppendFormatted(MarkupString markup) => Html._text.Append(markup.Value);
    }
}
