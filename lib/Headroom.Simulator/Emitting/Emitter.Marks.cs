using System.Reflection;
using System.Reflection.Emit;

namespace Headroom.Simulator.Emitting;

// What accesses leave in a Trail: a mark for the words they touch.
internal sealed partial class Emitter
{
    private static readonly HashSet<string> s_orderFree =
        [nameof(Atomic.Add), nameof(Atomic.Min), nameof(Atomic.Max), nameof(Atomic.And), nameof(Atomic.Or), nameof(Atomic.Xor)];
    private static readonly Type[] s_integers = [typeof(int), typeof(uint), typeof(long), typeof(ulong)];

    private readonly List<byte> _marks = [], _changingMarks = [];
    private readonly HashSet<Instruction> _dropped = [];
    private readonly List<MethodBase> _atomics = [];
    private bool _hasOrderedAtomics;

    private LocalBuilder TrailHandle => field ??= _il.DeclareLocal(typeof(nint));

    private void FindMarks()
    {
        for (var i = 1; i < _graph.Code.Count; i++)
            if (_graph.Code[i].OpCode == OpCodes.Pop) _dropped.Add(_graph.Code[i - 1]);
        foreach (var call in _graph.Code)
            if (call.IsCall && _typing.Reaches(call) && DeviceCalls.IsAtomic(call.Callee)
                && MarkOf(SiteKind.Atomic, call) == Memory.Trail.Write
                && !IsPrivate(_typing.Before(call)[^StackEffects.Taken(call, 0)]))
                _hasOrderedAtomics = true;
    }

    private static bool IsPrint(Instruction call) =>
        call.IsCall && call.Callee.DeclaringType == typeof(Interop) && call.Callee.Name.StartsWith("Write", StringComparison.Ordinal);

    private bool IsPrivate(StackValue address) => _origins.Of(address).IsPrivate;

    // Whether the form records what happens there.
    private bool IsSeen(StackValue address) => IsDeviceMemory(address) && (_metered || _tracked && !IsPrivate(address));

    // A read through a parameter through which nothing is changed: no group can notice the others there, if its buffer is no other
    // parameter's.
    private bool IsUnwatched(SiteKind kind, StackValue address) =>
        kind == SiteKind.Read && PartOf(_origins.Of(address)) is { } part && Array.IndexOf(_use.OnlyRead, part) >= 0;

    private byte MarkOf(SiteKind kind, Instruction at) => kind switch
    {
        SiteKind.Read => Memory.Trail.Read,
        SiteKind.Write => Memory.Trail.Write,
        SiteKind.Atomic when IsOrderFree(at) => AtomicMark(at.Callee),
        SiteKind.Atomic => Memory.Trail.Write,
        _ => 0,
    };

    // Integers give the same sum, least or greatest in any order, as long as nobody looks at the value on the way.
    private bool IsOrderFree(Instruction call) =>
        call.Callee.DeclaringType == typeof(Atomic) && s_orderFree.Contains(call.Callee.Name) && _dropped.Contains(call)
        && call.Callee.GetParameters() is [_, { ParameterType: var type }] && Array.IndexOf(s_integers, type) >= 0;

    // A bit for each of the first six operations: different ones on one word do not commute.
    private byte AtomicMark(MethodBase operation)
    {
        var at = _atomics.IndexOf(operation);
        if (at < 0 && _atomics.Count < 6)
        {
            at = _atomics.Count;
            _atomics.Add(operation);
        }
        return at < 0 ? Memory.Trail.Write : (byte)(Memory.Trail.FirstAtomic << at);
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
            _il.Emit(OpCodes.Call, typeof(Memory.Trail)
                .GetMethod(nameof(Memory.Trail.Mark), [typeof(nint), typeof(nint), typeof(int), typeof(int)])!);
        }
    }
}
