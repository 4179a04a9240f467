namespace Headroom.Simulator.Code;

/// <summary>Arithmetic done by some code.</summary>
/// <param name="Flops">Floating-point additions, subtractions, multiplications and divisions; a fused multiply-add is two.</param>
/// <param name="Special">Square roots, exponentials and the like, which a GPU gives to another unit.</param>
/// <param name="Integer">Integer arithmetic, logic and shifts in the kernel's own code, not inside indexers.</param>
public readonly record struct OperationCount(long Flops, long Special, long Integer)
{
    /// <summary>All of them.</summary>
    public long Total => Flops + Special + Integer;

    /// <summary>Adds up two counts.</summary>
    public static OperationCount operator +(OperationCount a, OperationCount b) =>
        new(a.Flops + b.Flops, a.Special + b.Special, a.Integer + b.Integer);

    /// <summary>The count of code that ran <paramref name="times"/> times.</summary>
    public static OperationCount operator *(OperationCount count, long times) =>
        new(count.Flops * times, count.Special * times, count.Integer * times);
}
