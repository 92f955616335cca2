using Lianmeng.Kernel;

namespace Lianmeng.Operations.Safety;

/// <summary>Reads a posted form before whoever else would stumble over it.</summary>
internal static class FormInput
{
    public static async ValueTask<Refusal?> RefusalOfAsync(HttpContext http)
    {
        if (!http.Request.HasFormContentType)
        {
            return null;
        }

        try
        {
            var form = await http.Request.ReadFormAsync(http.RequestAborted);
            // A form keeps what was typed and says more, so each page judges its own fields. But NUL can be typed by
            // nobody, and no text of PostgreSQL holds it.
            var wrong = form.Where(field => field.Key.Contains('\0') || field.Value.Any(v => v?.Contains('\0') == true)).ToList();
            return wrong.Count == 0
                ? null
                : new(RefusalKind.Invalid, [.. wrong.Select(f => new Problem("field.control-character", f.Key.Replace("\0", "")))]);
        }
        catch (InvalidDataException)
        {
            return Refusal.Of(RefusalKind.TooLarge, "request.form-too-large");
        }
    }
}
