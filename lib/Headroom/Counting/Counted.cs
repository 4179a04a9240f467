namespace Headroom.Counting;

/// <summary>
/// A float whose arithmetic is counted by the <see cref="Tally"/> it came from, with the longest chain of operations that waited for each
/// other. Code that computes with it reads like code with floats. What it holds cannot be read, and no constant is equal to it: so no
/// arithmetic can be done with it that is not counted.
/// </summary>
public readonly struct Counted
{
    private readonly float _value;
    private readonly int _chain;
    private readonly Tally? _tally;

    internal Counted(float value, int chain, Tally? tally) => (_value, _chain, _tally) = (value, chain, tally);

    internal float Value => _value;

    /// <summary>Operations that its value waited for, one after the other.</summary>
    internal int Chain => _chain;

    /// <summary>A constant. Arithmetic between constants counts nothing.</summary>
    public static implicit operator Counted(float value) => new(value, 0, null);

    public static Counted operator +(Counted a, Counted b) => Made(a, b, a._value + b._value);

    public static Counted operator -(Counted a, Counted b) => Made(a, b, a._value - b._value);

    public static Counted operator *(Counted a, Counted b) => Made(a, b, a._value * b._value);

    public static Counted operator /(Counted a, Counted b) => Made(a, b, a._value / b._value);

    /// <summary>The same with the other sign; no operation of its own.</summary>
    public static Counted operator -(Counted a) => new(-a._value, a._chain, a._tally);

    /// <summary>As <see cref="Equals(object?)"/> has it.</summary>
    public static bool operator ==(Counted a, Counted b) => a.Equals(b);

    public static bool operator !=(Counted a, Counted b) => !a.Equals(b);

    /// <summary>e to the power of it: one operation.</summary>
    public static Counted Exp(Counted a) => Made(a, a, MathF.Exp(a._value));

    /// <summary>The larger of two: one operation.</summary>
    public static Counted Max(Counted a, Counted b) => Made(a, b, MathF.Max(a._value, b._value));

    /// <summary>Says that its value is not to be read.</summary>
    public override string ToString() => "a counted number";

    /// <summary>Whether it is the same number, made in the same way; a constant of the same value is another one.</summary>
    public override bool Equals(object? obj) =>
        obj is Counted other && _value.Equals(other._value) && _chain == other._chain && _tally == other._tally;

    /// <summary>The same for all.</summary>
    public override int GetHashCode() => 0;

    private static Counted Made(Counted a, Counted b, float value)
    {
        if ((a._tally ?? b._tally) is not { } tally) return value;
        var chain = Math.Max(a._chain, b._chain) + 1;
        tally.Add(chain);
        return new(value, chain, tally);
    }
}
