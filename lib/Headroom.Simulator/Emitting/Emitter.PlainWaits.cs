using System.Reflection.Emit;

namespace Headroom.Simulator.Emitting;

// Loops whose rounds are all the same until another thread writes: a compiler may read once, before the first, and go round for ever.
internal sealed partial class Emitter
{
    private List<PlainWait> FindPlainWaits()
    {
        var positions = new Dictionary<Instruction, int>();
        for (var i = 0; i < _graph.Code.Count; i++) positions[_graph.Code[i]] = i;
        var waits = new List<PlainWait>();
        foreach (var jump in _graph.Code.Where(_typing.Reaches))
            foreach (var head in jump.Targets.Where(target => positions[target] <= positions[jump]))
                if (PlainWaitOf(positions[head], positions[jump]) is { } wait && !waits.Contains(wait)) waits.Add(wait);
        return waits;
    }

    private PlainWait? PlainWaitOf(int head, int jump)
    {
        var code = _graph.Code.Skip(head).Take(jump - head + 1).Where(_typing.Reaches).ToArray();
        if (code.Any(HasEffect)) return null;
        var assigned = code.Where(i => i.OpCode == OpCodes.Stloc || i.OpCode == OpCodes.Ldloca && i.Variable.IsWrittenByAddress)
            .ToLookup(i => i.Variable);
        if (assigned.Any(a => a.Key.Escapes)) return null;
        var carried = _liveness.Before(_graph.Blocks.First(b => b.From == head), _graph.Code[head]).ToHashSet();

        // What the loop's branches come from: variables, and reads of memory.
        var (seen, reads) = (new HashSet<Variable>(), new List<Instruction>());
        var sources = new Queue<Instruction>(code.Where(i => i.OpCode.FlowControl == FlowControl.Cond_Branch));
        while (sources.TryDequeue(out var user))
        {
            foreach (var source in Expression(user, head))
            {
                if (AddressUse.IsLoad(source.OpCode) && IsDeviceMemory(AddressOf(source))) reads.Add(source);
                if (source.Operand is not Variable variable || !assigned.Contains(variable)) continue;
                // A round that starts from what the last one left is not the same again.
                if (carried.Contains(variable) || assigned[variable].Any(a => a.OpCode == OpCodes.Ldloca)) return null;
                if (seen.Add(variable))
                    foreach (var store in assigned[variable]) sources.Enqueue(store);
            }
        }
        return reads.MinBy(IndexOf) is { } read ? new(AddressOf(read).Name, SourceLines.Of(read)) : null;
    }

    // Whether an instruction may change memory, or waits for others.
    private bool HasEffect(Instruction at)
    {
        if (AddressUse.IsStore(at.OpCode)) return IsDeviceMemory(AddressOf(at));
        if (!at.IsCall) return false;
        if (_suspensionAt.ContainsKey(at) || DeviceCalls.IsAtomic(at.Callee) || DeviceCalls.IsFence(at.Callee) || IsPrint(at)) return true;
        if (DeviceCalls.StandInFor(at.Callee) is not null) return false;
        var before = _typing.Before(at);
        return before[^StackEffects.Taken(at, before.Length)..].Any(value => value.IsReference && IsDeviceMemory(value));
    }

    // The instructions in front of one that make what it takes: back to where the stack was as low.
    private IEnumerable<Instruction> Expression(Instruction user, int head)
    {
        var before = _typing.Before(user).Length;
        var floor = before - StackEffects.Taken(user, before);
        for (var at = IndexOf(user) - 1; at >= head && before > floor; at--)
        {
            if (!_typing.Reaches(_graph.Code[at])) continue;
            before = _typing.Before(_graph.Code[at]).Length;
            yield return _graph.Code[at];
        }
    }

    private int IndexOf(Instruction instruction)
    {
        for (var i = 0; i < _graph.Code.Count; i++)
            if (_graph.Code[i] == instruction) return i;
        return -1;
    }
}
