namespace Headroom.Simulator.Emitting;

// Through which parameters the kernel changes buffers, and through which it only reads.
internal sealed partial class Emitter
{
    private ParameterUse FindUse()
    {
        var changed = new HashSet<Origin>();
        var read = new HashSet<Origin>();
        foreach (var instruction in _graph.Code)
        {
            if (!_typing.Reaches(instruction)) continue;
            if (instruction.IsCall) NoteCall(instruction, changed, read);
            else if (AddressUse.IsStore(instruction.OpCode)) Note(AddressOf(instruction), changed);
            else if (AddressUse.IsLoad(instruction.OpCode)) Note(AddressOf(instruction), read);
        }
        changed.Remove(Origin.Private);
        var changesOthers = changed.Contains(Origin.Unknown);
        return new(
            changesOthers, Parts(changed), changesOthers ? [] : Parts(read.Where(origin => !changed.Any(other => other.Overlaps(origin)))));
    }

    // What is handed to a call by reference may be changed by it, unless the call promises not to.
    private void NoteCall(Instruction call, HashSet<Origin> changed, HashSet<Origin> read)
    {
        var callee = call.Callee;
        var isAtomic = DeviceCalls.IsAtomic(callee);
        if (_suspensionAt.ContainsKey(call) || Callees.ReturnsItsArgument(callee) || !isAtomic
            && DeviceCalls.StandInFor(callee) is not null) return;
        var before = _typing.Before(call);
        var count = StackEffects.Taken(call, before.Length);
        for (var i = 0; i < count; i++)
        {
            var value = before[^(count - i)];
            if (!value.IsReference) continue;
            var isThis = !callee.IsStatic && i == 0;
            var onlyReads = !isAtomic && (isThis ? Callees.IsReadOnly(callee) : callee.GetParameters()[i - (callee.IsStatic ? 0 : 1)].IsIn);
            Note(value, onlyReads ? read : changed);
        }
    }

    private void Note(StackValue address, HashSet<Origin> origins)
    {
        if (IsDeviceMemory(address)) origins.Add(_origins.Of(address));
    }

    private ParameterPart[] Parts(IEnumerable<Origin> origins) =>
        [.. origins.Select(PartOf).OfType<ParameterPart>().OrderBy(part => part.Number)];

    private ParameterPart? PartOf(Origin origin) =>
        Array.IndexOf(_parameters, origin.Parameter) is >= 0 and var number ? new(number, origin.Field) : null;
}
