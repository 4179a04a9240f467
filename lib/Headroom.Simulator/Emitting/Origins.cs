using System.Reflection;
using System.Reflection.Emit;
using ILGPU.Runtime;

namespace Headroom.Simulator.Emitting;

/// <summary>Where what a view shows, or a reference points at, was allocated.</summary>
/// <param name="IsPrivate">In shared or local memory of the kernel's own.</param>
/// <param name="Parameter">In what the host passed as this parameter: a view, or a struct that holds some.</param>
/// <param name="Field">Of such a struct the field that holds the view; null where it may be any.</param>
internal readonly record struct Origin(bool IsPrivate, Variable? Parameter, FieldInfo? Field = null)
{
    /// <summary>Not known, or one of several.</summary>
    public static Origin Unknown => default;

    public static Origin Private => new(true, null);

    /// <summary>Whether both may be the same view.</summary>
    public bool Overlaps(Origin other) => Parameter == other.Parameter && (Field is null || other.Field is null || Field == other.Field);

    /// <summary>What is known of a value that has one of two origins.</summary>
    public Origin Or(Origin other) =>
        this == other ? this : Parameter is not null && Parameter == other.Parameter ? new(false, Parameter) : Unknown;
}

/// <summary>
/// Follows views and references from their allocation or parameter through variables to where they are used. A variable has an origin if
/// all that is stored in it has that one.
/// </summary>
internal sealed class Origins
{
    private readonly StackTyping _typing;
    private readonly Dictionary<Variable, Origin> _of = [];

    public Origins(FlowGraph graph, StackTyping typing, Variable[] parameters)
    {
        _typing = typing;
        foreach (var parameter in parameters)
            _of[parameter] = parameter.IsWritten || parameter.Escapes ? Origin.Unknown : new(false, parameter);
        var stores = graph.Code.Where(i => i.OpCode == OpCodes.Stloc && typing.Reaches(i) && !_of.ContainsKey(i.Variable))
            .ToLookup(i => i.Variable);
        // What is not in the table yet may still become anything; a round in which nothing changes ends it.
        foreach (var stored in stores)
            if (stored.Key.IsWrittenByAddress || stored.Key.Escapes) _of[stored.Key] = Origin.Unknown;
        var isSettled = false;
        while (!isSettled)
        {
            isSettled = true;
            foreach (var stored in stores) isSettled &= !Settle(stored.Key, stored);
        }
    }

    /// <summary>The origin of an address, or of a view, on the evaluation stack.</summary>
    public Origin Of(StackValue value) => Find(value) ?? Origin.Unknown;

    // Whether the variable's origin changed: from none to one, or from one to unknown. So it ends.
    private bool Settle(Variable variable, IEnumerable<Instruction> stores)
    {
        var known = _of.TryGetValue(variable, out var before);
        if (known && before == Origin.Unknown) return false;
        var found = known ? before : (Origin?)null;
        foreach (var store in stores)
            if (Find(_typing.Operand(store, 0)) is { } one) found = found is { } others ? others.Or(one) : one;
        if (found is not { } now || known && now == before) return false;
        _of[variable] = now;
        return true;
    }

    // Null where a variable on the way has no origin yet.
    private Origin? Find(StackValue value) => value.Producer switch
    {
        null => Origin.Unknown,
        { OpCode: var code } load when code == OpCodes.Ldloc || code == OpCodes.Ldloca => Of(load.Variable),
        { OpCode: var code } field when code == OpCodes.Ldfld || code == OpCodes.Ldflda =>
            OfField(field.Field, OfHolder(_typing.Operand(field, 0))),
        { OpCode: var code } load when code == OpCodes.Ldobj => OfHolder(_typing.Operand(load, 0)),
        { IsCall: true } call => OfResult(call),
        _ => Origin.Unknown,
    };

    private Origin? Of(Variable variable) => _of.TryGetValue(variable, out var known) ? known : null;

    // What is inside a view is the view's.
    private static Origin? OfField(FieldInfo field, Origin? holder) =>
        holder is { Parameter: not null, Field: null } of && typeof(IArrayView).IsAssignableFrom(field.FieldType)
            && !Callees.IsDeviceApi(field.DeclaringType!)
            ? of with { Field = field }
            : holder;

    // A field of a variable: the holder's. What lies in a buffer is data; a view read from there could be anything.
    private Origin? OfHolder(StackValue holder) =>
        holder.IsReference && holder.PointsAt is null && holder.Producer?.OpCode != OpCodes.Ldflda
        && holder.Producer?.OpCode != OpCodes.Ldloc
        ? Origin.Unknown
        : Find(holder);

    private Origin? OfResult(Instruction call)
    {
        if (IsAllocation(call)) return Origin.Private;
        // An element of a view, a part of it, the same as another view, or a view made of the buffer or the view that comes first.
        var before = _typing.Before(call);
        var taken = StackEffects.Taken(call, before.Length);
        return taken > 0 && !call.Callee.IsStatic && IsViewType(call.Callee.DeclaringType!) ? Find(before[^taken]) : Origin.Unknown;
    }

    private static bool IsAllocation(Instruction call) =>
        call.Callee.DeclaringType == typeof(SharedMemory) || call.Callee.DeclaringType == typeof(LocalMemory);

    private static bool IsViewType(Type type) => Callees.IsDeviceApi(type) && typeof(IArrayView).IsAssignableFrom(type);
}
