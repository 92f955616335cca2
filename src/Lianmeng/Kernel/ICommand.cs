namespace Lianmeng.Kernel;

/// <summary>Something that a person does, from whatever entrance: page, API, import, link. The record carries what was
/// asked and, in the same file, what happens. It loads, asks the pure rule, applies and records; it never commits,
/// never asks who may, and awaits nothing but its <see cref="Work"/>.</summary>
public interface ICommand<T>
{
    /// <summary>What the actor must be allowed, looked up in the database where it depends on the thing;
    /// null when the thing does not exist.</summary>
    ValueTask<Need?> NeedAsync(Work work, CancellationToken cancellation);

    Task<Outcome<T>> HandleAsync(Work work, CancellationToken cancellation);
}

/// <summary>Something that happened, as it enters the journal of a site. Its public properties are the payload.</summary>
public interface IJournalEvent
{
    /// <summary>Stable id in kebab-case and past tense, such as <c>signal.posted</c>.</summary>
    static abstract string Kind { get; }
}
