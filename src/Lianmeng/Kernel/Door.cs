using System.Security.Cryptography;
using System.Text.Json;

namespace Lianmeng.Kernel;

/// <summary>The one door of every write, whatever the entrance. It does once what must never be forgotten: policy,
/// transaction, version, journal, idempotency, commit, signals after commit.</summary>
public sealed class Door(IWriter writer, CurrentActor current)
{
    /// <summary>Does a command for the current actor. Answered only after state and journal are durable.</summary>
    /// <param name="key">The caller's idempotency key: the same actor, key and command give the first outcome again,
    /// another command under the same key is refused.</param>
    public Task<Outcome<T>> DoAsync<T>(ICommand<T> command, string? key, CancellationToken cancellation = default) =>
        DoAsync(current.Actor, command, key, cancellation);

    /// <summary>As <see cref="DoAsync{T}(ICommand{T}, string?, CancellationToken)"/> for a stated actor.</summary>
    public Task<Outcome<T>> DoAsync<T>(
        Actor? actor, ICommand<T> command, string? key = null, CancellationToken cancellation = default)
    {
        if (key is { Length: 0 or > 100 })
        {
            return Task.FromResult<Outcome<T>>(
                Refusal.Of(RefusalKind.Invalid, "idempotency-key.malformed", "idempotency-key"));
        }

        return writer.WriteAsync(
            actor ?? Actor.Nobody, command, key is null ? null : new RequestKey(key, RequestHash(command)), cancellation);
    }

    /// <summary>Hash of the command's type and content: what "the same request" means.</summary>
    private static string RequestHash(object command)
    {
        var type = command.GetType();
        var body = JsonSerializer.SerializeToUtf8Bytes(command, type, Json.Options);
        var name = System.Text.Encoding.UTF8.GetBytes(type.Name);
        return Convert.ToHexStringLower(SHA256.HashData([.. name, .. body]));
    }
}

/// <summary>What runs commands inside transactions: the border to the database.</summary>
public interface IWriter
{
    Task<Outcome<T>> WriteAsync<T>(Actor actor, ICommand<T> command, RequestKey? key, CancellationToken cancellation);
}

/// <summary>An idempotency key and the hash of the request that it stands for.</summary>
public sealed record RequestKey(string Key, string Hash);

/// <summary>The actor of the present request; null before sign-in.</summary>
public sealed class CurrentActor
{
    public Actor? Actor { get; set; }

    /// <summary>The actor of a page behind a policy that asks for one.</summary>
    public Actor Required => Actor ?? throw new InvalidOperationException("This place needs an actor.");
}
