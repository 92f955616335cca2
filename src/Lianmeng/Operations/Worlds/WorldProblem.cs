namespace Lianmeng.Operations.Worlds;

/// <summary>One thing wrong in a world's files, for the person who writes them.</summary>
/// <param name="Code">Stable, kebab-case: <c>world.unknown-key</c>.</param>
/// <param name="File">Name within the folder.</param>
/// <param name="Line">1-based.</param>
/// <param name="Column">1-based.</param>
/// <param name="Reason">What is wrong, one English sentence.</param>
/// <param name="Remedy">What to do, one English sentence.</param>
public sealed record WorldProblem(string Code, string File, int Line, int Column, string Reason, string Remedy)
{
    public override string ToString() => $"{File}:{Line}:{Column}: {Code}: {Reason} {Remedy}";
}

/// <summary>What reading a folder gave: the world, or every problem in the order of files and lines.</summary>
/// <param name="World">The world; null exactly when there are problems.</param>
public sealed record WorldReading(World? World, IReadOnlyList<WorldProblem> Problems);
