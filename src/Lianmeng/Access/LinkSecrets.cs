using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Lianmeng.Kernel;
using Lianmeng.Storage;

namespace Lianmeng.Access;

/// <summary>Secrets that can be made again from the same request and are stored nowhere: HMAC-SHA-256 of the actor and
/// the idempotency key, under a key of the program. A form that is sent twice shows the same link twice,
/// and a stolen database opens none.</summary>
public sealed class LinkSecrets
{
    private const int KeyBytes = 32;
    private readonly Lazy<byte[]> _key;

    public LinkSecrets(StorageSettings settings, Ids ids) => _key = new(() => LoadOrMake(settings, ids));

    /// <summary>The secret of the link that this actor makes under this idempotency key: 43 URL-safe characters.</summary>
    public string Of(Actor actor, string idempotencyKey) => Base64Url.EncodeToString(
        HMACSHA256.HashData(_key.Value, Encoding.UTF8.GetBytes($"{actor.Kind}/{actor.Id:N}/{idempotencyKey}")));

    private static byte[] LoadOrMake(StorageSettings settings, Ids ids)
    {
        var folder = settings.Keys;
        var file = Path.Combine(folder, "links.key");
        Directory.CreateDirectory(folder);
        if (!File.Exists(file))
        {
            var key = new byte[KeyBytes];
            ids.Fill(key);
            var draft = Path.Combine(folder, $"links.{ids.New<LinkSecrets>()}.tmp");
            using (var stream = new FileStream(draft, ForOwnerOnly()))
            {
                stream.Write(key);
            }

            MoveOrKeepFirst(draft, file);
        }

        return File.ReadAllBytes(file);
    }

    private static FileStreamOptions ForOwnerOnly()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return options;
    }

    /// <summary>Two programs may start at once on one folder: the first key stays.</summary>
    private static void MoveOrKeepFirst(string draft, string file)
    {
        try
        {
            File.Move(draft, file, overwrite: false);
        }
        catch (IOException) when (File.Exists(file))
        {
            File.Delete(draft);
        }
    }
}
