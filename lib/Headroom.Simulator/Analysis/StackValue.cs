namespace Headroom.Simulator.Analysis;

/// <summary>What is known of one value on the evaluation stack.</summary>
/// <param name="Type">Its stack type: int, long, nint, float, double, a by-ref, a struct or a class.</param>
/// <param name="Producer">The one instruction that pushed it; null where several paths meet.</param>
/// <param name="PointsAt">The variable whose storage a reference points into, if it is one.</param>
/// <param name="Name">The name of the view or variable it was read from or points into, for messages.</param>
/// <param name="IsConstant">Whether a compiler could know the value before the launch.</param>
internal readonly record struct StackValue(
    Type Type, Instruction? Producer = null, Variable? PointsAt = null, string? Name = null, bool IsConstant = false)
{
    public bool IsReference => Type.IsByRef;

    /// <summary>Whether it is an address that a load or store may go through.</summary>
    public bool IsAddress => Type.IsByRef || Type == typeof(nint);

    public static StackValue Merge(StackValue a, StackValue b) => a == b ? a : new(
        StackTypes.Join(a.Type, b.Type),
        a.Producer == b.Producer ? a.Producer : null,
        a.PointsAt == b.PointsAt ? a.PointsAt : null,
        a.Name == b.Name ? a.Name : null,
        a.IsConstant && b.IsConstant && a.Producer == b.Producer);
}
