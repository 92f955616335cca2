namespace Lianmeng.Operations.Backups;

/// <summary>A database of a backup that is ready to take the place of the present one. Nothing has changed until
/// <see cref="CommitAsync"/>; disposing it before leaves everything as it was.</summary>
internal interface IDatabaseRestore : IAsyncDisposable
{
    Task CommitAsync(CancellationToken cancellation);
}
