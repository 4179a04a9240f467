namespace ILGPU;

/// <summary>A three-dimensional index or extent of 64-bit integers. X varies fastest across the lanes of a warp.</summary>
public readonly struct LongIndex3D(long x, long y, long z) : ILongIndex<LongIndex3D, Index3D>
{
    public static readonly LongIndex3D Invalid = new(-1, -1, -1);
    public static readonly LongIndex3D Zero = new(0, 0, 0);
    public static readonly LongIndex3D One = new(1, 1, 1);

    public LongIndex3D(long value) : this(value, value, value) { }

    public LongIndex3D(LongIndex2D xy, long z) : this(xy.X, xy.Y, z) { }

    public LongIndex3D(long x, LongIndex2D yz) : this(x, yz.X, yz.Y) { }

    public long X { get; } = x;

    public long Y { get; } = y;

    public long Z { get; } = z;

    public LongIndex2D XY => new(X, Y);

    public LongIndex2D YZ => new(Y, Z);

    public bool IsFirst => X == 0 && Y == 0 && Z == 0;

    public long Size => X * Y * Z;

    public IndexType IndexType => IndexType.LongIndex3D;

    /// <summary>Narrows to 32 bits; throws <see cref="OverflowException"/> where a dimension does not fit.</summary>
    public Index3D ToIntIndex() => new(checked((int)X), checked((int)Y), checked((int)Z));

    public bool InBounds(LongIndex3D dimension) => X >= 0 && X < dimension.X && Y >= 0 && Y < dimension.Y && Z >= 0 && Z < dimension.Z;

    public bool InBoundsInclusive(LongIndex3D dimension) => X >= 0 && X <= dimension.X && Y >= 0 && Y <= dimension.Y && Z >= 0 && Z <= dimension.Z;

    public LongIndex3D Add(LongIndex3D rhs) => this + rhs;

    public LongIndex3D Subtract(LongIndex3D rhs) => this - rhs;

    public (long X, long Y, long Z) ToValueTuple() => (X, Y, Z);

    public void Deconstruct(out long x, out long y, out long z) => (x, y, z) = (X, Y, Z);

    public static LongIndex3D Min(LongIndex3D first, LongIndex3D second) =>
        new(Math.Min(first.X, second.X), Math.Min(first.Y, second.Y), Math.Min(first.Z, second.Z));

    public static LongIndex3D Max(LongIndex3D first, LongIndex3D second) =>
        new(Math.Max(first.X, second.X), Math.Max(first.Y, second.Y), Math.Max(first.Z, second.Z));

    public static LongIndex3D Clamp(LongIndex3D value, LongIndex3D min, LongIndex3D max) => Min(Max(value, min), max);

    public static LongIndex3D Add(LongIndex3D first, LongIndex3D second) => first + second;

    public static LongIndex3D Subtract(LongIndex3D first, LongIndex3D second) => first - second;

    public static LongIndex3D Multiply(LongIndex3D first, LongIndex3D second) => first * second;

    public static LongIndex3D Divide(LongIndex3D first, LongIndex3D second) => first / second;

    public static LongIndex3D operator +(LongIndex3D first, LongIndex3D second) =>
        new(first.X + second.X, first.Y + second.Y, first.Z + second.Z);

    public static LongIndex3D operator -(LongIndex3D first, LongIndex3D second) =>
        new(first.X - second.X, first.Y - second.Y, first.Z - second.Z);

    public static LongIndex3D operator *(LongIndex3D first, LongIndex3D second) =>
        new(first.X * second.X, first.Y * second.Y, first.Z * second.Z);

    public static LongIndex3D operator /(LongIndex3D first, LongIndex3D second) =>
        new(first.X / second.X, first.Y / second.Y, first.Z / second.Z);

    public static bool operator ==(LongIndex3D first, LongIndex3D second) => first.X == second.X && first.Y == second.Y && first.Z == second.Z;

    public static bool operator !=(LongIndex3D first, LongIndex3D second) => !(first == second);

    public static explicit operator Index3D(LongIndex3D index) => index.ToIntIndex();

    public static implicit operator LongIndex3D((long, long, long) values) => new(values.Item1, values.Item2, values.Item3);

    public bool Equals(LongIndex3D other) => this == other;

    public override bool Equals(object? obj) => obj is LongIndex3D other && this == other;

    public override int GetHashCode() => HashCode.Combine(X, Y, Z);

    public override string ToString() => $"({X}, {Y}, {Z})";
}
