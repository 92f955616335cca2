using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Lianmeng.Storage;

/// <summary>A query that is compiled once for each provider's model. For the pages that everybody opens all day: the tree
/// of expressions is otherwise built, hashed and compared at every call, which took longer than the database.</summary>
internal sealed class Compiled<TQuery>(Func<TQuery> compile) where TQuery : Delegate
{
    private readonly ConcurrentDictionary<IModel, TQuery> _known = new();

    public TQuery For(Hall hall) => _known.GetOrAdd(hall.Model, _ => compile());
}
