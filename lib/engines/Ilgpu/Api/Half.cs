namespace ILGPU;

/// <summary>A 16-bit float. Arithmetic is done in 32 bits and rounded once.</summary>
public readonly partial struct Half : IEquatable<Half>, IComparable<Half>
{
    public static readonly Half Epsilon = new(1);
    public static readonly Half MaxValue = new(0x7BFF);
    public static readonly Half MinValue = new(0xFBFF);
    public static readonly Half NaN = new(0xFE00);
    public static readonly Half PositiveInfinity = new(0x7C00);
    public static readonly Half NegativeInfinity = new(0xFC00);
    public static readonly Half Zero = new(0);
    public static readonly Half One = new(0x3C00);

    internal Half(ushort rawValue) => RawValue = rawValue;

    /// <summary>1 sign bit, 5 exponent bits, 10 fraction bits.</summary>
    internal ushort RawValue { get; }

    public static Half Abs(Half half) => new((ushort)(half.RawValue & 0x7FFF));

    public static bool IsNaN(Half half) => Abs(half).RawValue > 0x7C00;

    public static bool IsZero(Half half) => Abs(half).RawValue == 0;

    public static bool IsPositiveInfinity(Half half) => half.RawValue == 0x7C00;

    public static bool IsNegativeInfinity(Half half) => half.RawValue == 0xFC00;

    public static bool IsInfinity(Half half) => Abs(half).RawValue == 0x7C00;

    public static bool IsFinite(Half half) => Abs(half).RawValue < 0x7C00;

    public bool Equals(Half other) => ((float)this).Equals((float)other);

    public int CompareTo(Half other) => ((float)this).CompareTo((float)other);

    public override bool Equals(object? obj) => obj is Half other && Equals(other);

    public override int GetHashCode() => ((float)this).GetHashCode();

    public override string ToString() => ((float)this).ToString();
}
