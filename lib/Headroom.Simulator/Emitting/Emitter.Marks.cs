using System.Reflection;
using System.Reflection.Emit;

namespace Headroom.Simulator.Emitting;

// What accesses leave in a Trail: a mark for the words they touch.
internal sealed partial class Emitter
{
    private static readonly HashSet<string> OrderFree = [nameof(Atomic.Add), nameof(Atomic.Min), nameof(Atomic.Max), nameof(Atomic.And), nameof(Atomic.Or), nameof(Atomic.Xor)];
    private static readonly Type[] Integers = [typeof(int), typeof(uint), typeof(long), typeof(ulong)];

    private readonly List<byte> _marks = [];
    private readonly HashSet<Instruction> _dropped = [];
    private readonly List<MethodBase> _atomics = [];
    private readonly HashSet<Variable> _private = [];
    private bool _hasOrderedAtomics;

    private LocalBuilder TrailHandle => field ??= _il.DeclareLocal(typeof(nint));

    private void FindMarks()
    {
        for (var i = 1; i < _graph.Code.Count; i++)
            if (_graph.Code[i].OpCode == OpCodes.Pop) _dropped.Add(_graph.Code[i - 1]);
        FindPrivate();
        foreach (var call in _graph.Code)
            if (call.IsCall && _typing.Reaches(call) && DeviceCalls.IsAtomic(call.Callee) && MarkOf(SiteKind.Atomic, call) == Metering.Trail.Write && !IsPrivate(_typing.Before(call)[^StackEffects.Taken(call, 0)]))
                _hasOrderedAtomics = true;
    }

    private static bool IsPrint(Instruction call) => call.IsCall && call.Callee.DeclaringType == typeof(Interop) && call.Callee.Name.StartsWith("Write", StringComparison.Ordinal);

    // Variables that hold nothing but views of, or references to, shared or local memory.
    private void FindPrivate()
    {
        foreach (var stores in _graph.Code.Where(i => i.OpCode == OpCodes.Stloc && _typing.Reaches(i)).GroupBy(i => i.Variable))
            if (!stores.Key.IsWrittenByAddress && !_parameters.Contains(stores.Key) && stores.All(store => IsAllocation(_typing.Operand(store, 0).Producer)))
                _private.Add(stores.Key);
    }

    private static bool IsAllocation(Instruction? call) => call is { IsCall: true } && (call.Callee.DeclaringType == typeof(SharedMemory) || call.Callee.DeclaringType == typeof(LocalMemory));

    // An element of such a view, or what such a reference points to.
    private bool IsPrivate(StackValue address) => address.Producer switch
    {
        null => false,
        { OpCode: var code } load when code == OpCodes.Ldloc => _private.Contains(load.Variable),
        { IsCall: true } call when IsAllocation(call) => true,
        { IsCall: true } call when DeviceCalls.StandInFor(call.Callee) is not null && _typing.Before(call) is { Length: > 0 } before
            => before[^StackEffects.Taken(call, before.Length)].PointsAt is { } view && _private.Contains(view),
        _ => false,
    };

    // Whether the form records what happens there.
    private bool IsSeen(StackValue address) => IsDeviceMemory(address) && (_metered || _tracked && !IsPrivate(address));

    private byte MarkOf(SiteKind kind, Instruction at) => kind switch
    {
        SiteKind.Read => Metering.Trail.Read,
        SiteKind.Write => Metering.Trail.Write,
        SiteKind.Atomic when IsOrderFree(at) => AtomicMark(at.Callee),
        SiteKind.Atomic => Metering.Trail.Write,
        _ => 0,
    };

    // Integers give the same sum, least or greatest in any order, as long as nobody looks at the value on the way.
    private bool IsOrderFree(Instruction call) =>
        call.Callee.DeclaringType == typeof(Atomic) && OrderFree.Contains(call.Callee.Name) && _dropped.Contains(call)
        && call.Callee.GetParameters() is [_, { ParameterType: var type }] && Array.IndexOf(Integers, type) >= 0;

    // A bit for each of the first six operations: different ones on one word do not commute.
    private byte AtomicMark(MethodBase operation)
    {
        var at = _atomics.IndexOf(operation);
        if (at < 0 && _atomics.Count < 6)
        {
            at = _atomics.Count;
            _atomics.Add(operation);
        }
        return at < 0 ? Metering.Trail.Write : (byte)(Metering.Trail.FirstAtomic << at);
    }

    // With an address on top of the stack, leaves it there.
    private void EmitMark(byte mark, int size)
    {
        var place = Temporary(typeof(nint));
        _il.Emit(OpCodes.Dup);
        _il.Emit(OpCodes.Conv_U);
        _il.Emit(OpCodes.Stloc, place);
        var piece = Math.Min(16, size & -size);
        for (var done = 0; done < size; done += piece)
        {
            _il.Emit(OpCodes.Ldloc, place);
            if (done > 0) EmitOffset(done);
            _il.Emit(OpCodes.Ldloc, TrailHandle);
            EmitInt(piece);
            EmitInt(mark);
            _il.Emit(OpCodes.Call, typeof(Metering.Trail).GetMethod(nameof(Metering.Trail.Mark), [typeof(nint), typeof(nint), typeof(int), typeof(int)])!);
        }
    }
}
