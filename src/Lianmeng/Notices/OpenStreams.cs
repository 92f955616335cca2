using System.Collections.Concurrent;
using System.Threading.Channels;
using Lianmeng.Access;
using Lianmeng.Kernel;
using Lianmeng.Storage;

namespace Lianmeng.Notices;

/// <summary>The live pages of this program. Their sessions are looked at together every <see cref="Every"/>, so that a
/// page is closed within a second of what another program did (<c>lianmeng account disable</c>): two small queries for
/// all of them, none while no page is open.</summary>
internal sealed class OpenStreams(Bell bell, Sessions sessions, TimeProvider time, ILogger<OpenStreams> log)
    : Rounds(Every, time, log)
{
    public static readonly TimeSpan Every = TimeSpan.FromMilliseconds(800);

    /// <summary>Pages that one account keeps open: each holds a connection, and nobody reads so many at once.</summary>
    public const int MostOfAccount = 30;

    private readonly ConcurrentDictionary<OpenStream, bool> _open = new();
    private readonly ConcurrentDictionary<Guid, int> _ofAccounts = new();

    /// <summary>Null when the account has as many open as it may.</summary>
    public OpenStream? Open(SignedIn session)
    {
        var account = session.Actor.Id;
        if (_ofAccounts.AddOrUpdate(account, 1, (_, count) => count + 1) > MostOfAccount)
        {
            Release(account);
            return null;
        }

        var stream = new OpenStream(bell, session, closed =>
        {
            if (_open.TryRemove(closed, out _))
            {
                Release(account);
            }
        });
        _open[stream] = true;
        return stream;
    }

    private void Release(Guid account)
    {
        if (_ofAccounts.AddOrUpdate(account, 0, (_, count) => count - 1) == 0)
        {
            _ofAccounts.TryRemove(KeyValuePair.Create(account, 0));
        }
    }

    protected internal override async Task RoundAsync(CancellationToken cancellation)
    {
        if (_open.IsEmpty)
        {
            return;
        }

        OpenStream[] streams = [.. _open.Keys];
        var present = await sessions.LookAsync([.. streams.Select(s => s.Fingerprint).Distinct()], cancellation);
        foreach (var stream in streams.Where(s => !s.Follows(present.GetValueOrDefault(s.Fingerprint))))
        {
            stream.Wake();
        }
    }
}

/// <summary>One live page: waits for news of the account and organisations of its reader, as they are at present.</summary>
internal sealed class OpenStream : IDisposable
{
    private readonly Channel<bool> _news =
        Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    private readonly Bell _bell;
    private readonly Action<OpenStream> _close;
    private volatile HashSet<Guid> _mine = [];
    private IDisposable? _listening;

    public OpenStream(Bell bell, SignedIn session, Action<OpenStream> close)
    {
        (_bell, _close, Fingerprint) = (bell, close, session.Fingerprint);
        Follow(session);
    }

    public string Fingerprint { get; }

    public ChannelReader<bool> News => _news.Reader;

    public void Wake() => _news.Writer.TryWrite(true);

    /// <summary>Does it wait for exactly what this session may hear of?</summary>
    public bool Follows(SignedIn? session) => session is not null && _mine.SetEquals(ConcernOf(session));

    /// <summary>From now on waits for what the session may hear of: a role that ended or began changes it.</summary>
    public void Follow(SignedIn session)
    {
        if (_listening is not null && Follows(session))
        {
            return;
        }

        var before = _listening;
        _mine = ConcernOf(session);
        _listening = _bell.Listen(_mine, Wake);
        before?.Dispose();
    }

    public void Dispose()
    {
        _listening?.Dispose();
        _close(this);
    }

    private static HashSet<Guid> ConcernOf(SignedIn session) =>
        [session.Actor.Id, .. session.Actor.Grants.Select(g => g.Organization.Value)];
}
