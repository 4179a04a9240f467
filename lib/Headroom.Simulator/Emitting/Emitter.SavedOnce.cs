using System.Reflection.Emit;

namespace Headroom.Simulator.Emitting;

// A variable that the kernel sets once, before its loops, goes into the frame there; suspensions then only read it back.
internal sealed partial class Emitter
{
    private readonly HashSet<Variable> _savedOnce = [];

    private void FindSavedOnce()
    {
        var stores = _graph.Code.Where(i => i.OpCode == OpCodes.Stloc && _typing.Reaches(i)).ToLookup(i => i.Variable);
        foreach (var block in _graph.Blocks)
            for (var i = block.From; i < block.To; i++)
                if (_suspensionAt.ContainsKey(_graph.Code[i]))
                    _savedOnce.UnionWith(_liveness.After(block, _graph.Code[i]).Where(IsSetOnce));

        bool IsSetOnce(Variable variable) =>
            !variable.IsWrittenByAddress && !_parameters.Contains(variable) && stores[variable].Take(2).ToArray() is [var only]
                && !_graph.InLoops.Contains(only);
    }
}
