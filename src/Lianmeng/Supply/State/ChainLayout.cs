namespace Lianmeng.Supply.State;

/// <summary>Gives every node a column and a row. Columns by the longest way from upstream; an arrow that closes a circle
/// is left out of that. Rows by the middle of the neighbours. The same input gives the same picture.</summary>
internal static class ChainLayout
{
    private const int Sweeps = 4;

    /// <summary>O(sweeps × (nodes log nodes + arrows)).</summary>
    public static ChainGraph Place(ChainGraph graph)
    {
        var index = graph.Nodes.Select((n, i) => (n.Id, i)).ToDictionary(x => x.Id, x => x.i);
        (int From, int To)[] arrows =
            [.. graph.Arrows.Select(a => (index[a.From], index[a.To])).Where(a => a.Item1 != a.Item2)];
        var layers = Layers(graph.Nodes.Count, arrows);
        var rows = Rows(layers, arrows);
        return graph with { Nodes = [.. graph.Nodes.Select((n, i) => n with { Layer = layers[i], Row = rows[i] })] };
    }

    private static int[] Layers(int count, (int From, int To)[] arrows)
    {
        var order = WithoutCircles(count, arrows, out var forward);
        var layers = new int[count];
        foreach (var node in order)
        {
            foreach (var to in forward[node])
            {
                layers[to] = Math.Max(layers[to], layers[node] + 1);
            }
        }

        // Who supplies only further down stands beside its customer, not at the far left.
        var hasBefore = forward.SelectMany(to => to).ToHashSet();
        foreach (var node in Enumerable.Range(0, count).Where(n => !hasBefore.Contains(n) && forward[n].Count > 0))
        {
            layers[node] = forward[node].Min(to => layers[to]) - 1;
        }

        return layers;
    }

    /// <summary>The nodes so that every kept arrow points onward. Arrows that lead back to a node on the way are dropped.</summary>
    private static List<int> WithoutCircles(int count, (int From, int To)[] arrows, out List<int>[] forward)
    {
        var next = arrows.ToLookup(a => a.From, a => a.To);
        var before = new int[count];
        foreach (var (_, to) in arrows)
        {
            before[to]++;
        }

        var kept = forward = [.. Enumerable.Range(0, count).Select(_ => new List<int>())];
        var state = new int[count]; // 0 not seen, 1 on the way, 2 done
        var done = new List<int>(count);
        foreach (var start in Enumerable.Range(0, count).OrderBy(n => before[n]).Where(n => state[n] == 0))
        {
            var way = new Stack<(int Node, IEnumerator<int> Next)>();
            Enter(start);
            while (way.TryPeek(out var top))
            {
                if (!top.Next.MoveNext())
                {
                    (state[top.Node], _) = (2, way.Pop());
                    done.Add(top.Node);
                }
                else if (state[top.Next.Current] != 1)
                {
                    kept[top.Node].Add(top.Next.Current);
                    if (state[top.Next.Current] == 0)
                    {
                        Enter(top.Next.Current);
                    }
                }
            }

            void Enter(int node)
            {
                state[node] = 1;
                way.Push((node, next[node].GetEnumerator()));
            }
        }

        done.Reverse();
        return done;
    }

    private static int[] Rows(int[] layers, (int From, int To)[] arrows)
    {
        var rows = new int[layers.Length];
        var columns = Enumerable.Range(0, layers.Length).GroupBy(n => layers[n]).OrderBy(g => g.Key)
            .Select(g => g.ToArray()).ToArray();
        foreach (var column in columns)
        {
            Number(column);
        }

        var beside = arrows.SelectMany(a => new[] { a, (From: a.To, To: a.From) }).ToLookup(a => a.From, a => a.To);
        for (var sweep = 0; sweep < Sweeps; sweep++)
        {
            foreach (var column in sweep % 2 == 0 ? columns : columns.Reverse())
            {
                Number([.. column.OrderBy(n => beside[n].Select(to => (double)rows[to] / columns[layers[to]].Length)
                    .DefaultIfEmpty((double)rows[n] / column.Length).Average()).ThenBy(n => n)]);
            }
        }

        return rows;

        void Number(int[] column)
        {
            foreach (var (node, row) in column.Select((n, i) => (n, i)))
            {
                rows[node] = row;
            }
        }
    }
}
