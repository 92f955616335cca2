using System.Text;

namespace Lianmeng.Imports.Reading;

/// <summary>The text of a file as office programs save tables: UTF-8 with or without a mark, UTF-16 with one, else GB 18030.
/// Never throws; cost is linear.</summary>
public static class FileText
{
    private static readonly Encoding Strict = new UTF8Encoding(false, throwOnInvalidBytes: true);
    private static readonly Encoding Chinese = CodePagesEncodingProvider.Instance.GetEncoding(
        "GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)
        ?? throw new InvalidOperationException("The framework has no GB 18030.");

    /// <summary>The text; null with the code of what is wrong when it is none.</summary>
    public static (string? Text, string? Fault) Of(ReadOnlySpan<byte> file)
    {
        if (file.StartsWith("PK\x03\x04"u8) || file.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]))
        {
            return (null, "import.workbook");
        }

        var text = file.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? Try(Strict, file[3..])
            : file.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) ? Try(new UnicodeEncoding(false, false, true), file[2..])
            : file.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]) ? Try(new UnicodeEncoding(true, false, true), file[2..])
            : Try(Strict, file) ?? Try(Chinese, file);
        return text is null || text.Contains('\0') ? (null, "import.encoding")
            : string.IsNullOrWhiteSpace(text) ? (null, "import.empty") : (text, null);
    }

    private static string? Try(Encoding encoding, ReadOnlySpan<byte> bytes)
    {
        try
        {
            return encoding.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
