using System.Reflection.Emit;

namespace Headroom.Simulator.Analysis;

/// <summary>Which variables a lane still needs at each point: those are what a suspension has to save.</summary>
internal sealed class Liveness
{
    private readonly FlowGraph _graph;
    private readonly AddressUse _addresses;
    private readonly Dictionary<Variable, int> _index;
    private readonly Variable[] _variables;
    private readonly ulong[][] _atEnd;

    private Liveness(FlowGraph graph, AddressUse addresses, Variable[] variables)
    {
        (_graph, _addresses, _variables) = (graph, addresses, variables);
        _index = variables.Select((v, i) => (v, i)).ToDictionary(p => p.v, p => p.i);
        _atEnd = [.. graph.Blocks.Select(_ => new ulong[(variables.Length + 63) / 64])];
        Solve();
    }

    /// <param name="graph">The kernel.</param>
    /// <param name="addresses">Which addresses assign.</param>
    /// <param name="variables">Those that may need saving.</param>
    public static Liveness Of(FlowGraph graph, AddressUse addresses, IEnumerable<Variable> variables) =>
        new(graph, addresses, [.. variables]);

    /// <summary>The variables needed before <paramref name="instruction"/>, which is in <paramref name="block"/>.</summary>
    public Variable[] Before(Block block, Instruction instruction) => At(block, instruction, including: true);

    /// <summary>The variables needed after <paramref name="instruction"/>, which is in <paramref name="block"/>.</summary>
    public Variable[] After(Block block, Instruction instruction) => At(block, instruction, including: false);

    private Variable[] At(Block block, Instruction instruction, bool including)
    {
        var live = (ulong[])_atEnd[block.Index].Clone();
        for (var i = block.To - 1; i >= block.From; i--)
        {
            var current = _graph.Code[i];
            if (current == instruction && !including) break;
            Step(current, live);
            if (current == instruction) break;
        }
        return [.. _variables.Where((_, i) => (live[i >> 6] >> (i & 63) & 1) != 0)];
    }

    private void Solve()
    {
        var changed = true;
        while (changed)
        {
            changed = false;
            for (var b = _graph.Blocks.Count - 1; b >= 0; b--)
                foreach (var successor in _graph.Blocks[b].Successors)
                    changed |= Include(_atEnd[b], AtStart(successor));
        }
    }

    private ulong[] AtStart(Block block)
    {
        var live = (ulong[])_atEnd[block.Index].Clone();
        for (var i = block.To - 1; i >= block.From; i--) Step(_graph.Code[i], live);
        return live;
    }

    private static bool Include(ulong[] into, ulong[] from)
    {
        var changed = false;
        for (var i = 0; i < into.Length; i++)
        {
            changed |= (from[i] & ~into[i]) != 0;
            into[i] |= from[i];
        }
        return changed;
    }

    private void Step(Instruction instruction, ulong[] live)
    {
        if (_addresses.Assigns.TryGetValue(instruction, out var assigned)) Set(live, assigned, false);
        if (instruction.Operand is not Variable variable) return;
        if (instruction.OpCode == OpCodes.Stloc) Set(live, variable, false);
        else if (!_addresses.Initialisers.Contains(instruction)) Set(live, variable, true);
    }

    private void Set(ulong[] live, Variable variable, bool value)
    {
        if (!_index.TryGetValue(variable, out var i)) return;
        if (value) live[i >> 6] |= 1UL << (i & 63);
        else live[i >> 6] &= ~(1UL << (i & 63));
    }
}
