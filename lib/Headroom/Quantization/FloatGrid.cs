using System.Numerics;

namespace Headroom.Quantization;

/// <summary>
/// The numbers that a small float can express, both signs: steps of 2^(e - fraction bits) between 2^e and 2^(e + 1), and the steps of the
/// least exponent below it, down to 0. What is larger than the largest becomes the largest; a NaN stays one.
/// </summary>
public sealed class FloatGrid
{
    private readonly uint _leastExponent; // of FP32: biased, in place
    private readonly uint _fraction;      // exponents of FP32 between a number and the last bit that is added to drop its fraction

    private FloatGrid(string name, int fractionBits, int leastExponent, float largest)
    {
        (Name, FractionBits, LeastExponent, Largest) = (name, fractionBits, leastExponent, largest);
        (_leastExponent, _fraction) = ((uint)(leastExponent + 127) << 23, (uint)(23 - fractionBits) << 23);
    }

    /// <summary>Four exponent bits and three fraction bits: 448 at most, steps of 2^-9 below 2^-6.</summary>
    public static FloatGrid E4M3 { get; } = new("E4M3", 3, -6, Quantization.E4M3.Largest);

    /// <summary>Five exponent bits and two fraction bits: 57,344 at most, steps of 2^-16 below 2^-14.</summary>
    public static FloatGrid E5M2 { get; } = new("E5M2", 2, -14, 57_344);

    /// <summary>A format of one's own, such as four fraction bits, least exponent -2 and 15.5 at most.</summary>
    /// <param name="fractionBits">0 to 10.</param>
    /// <param name="leastExponent">Of the smallest numbers that have all their fraction bits: -60 to 60.</param>
    /// <param name="largest">A number of the grid.</param>
    public static FloatGrid Of(int fractionBits, int leastExponent, float largest)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(fractionBits);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(fractionBits, 10);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Math.Abs(leastExponent), 60, nameof(leastExponent));
        var grid = new FloatGrid($"{fractionBits} fraction bits from 2^{leastExponent}", fractionBits, leastExponent, largest);
        if (!(largest > 0) || MathF.ILogB(largest) > 60 || grid.Nearest(largest) != largest)
            throw new ArgumentOutOfRangeException(nameof(largest), largest, "the largest number is one of the grid's, and below 2^61.");
        return grid;
    }

    /// <summary>Two exponent bits and one fraction bit: 6 at most, steps of 1/2 below 1.</summary>
    public static FloatGrid E2M1 { get; } = new("E2M1", 1, 0, Quantization.E2M1.Largest);

    public string Name { get; }

    public int FractionBits { get; }

    /// <summary>Of the smallest numbers that have all their fraction bits.</summary>
    public int LeastExponent { get; }

    public float Largest { get; }

    /// <summary>The smallest number above 0.</summary>
    public float Smallest => MathF.ScaleB(1, LeastExponent - FractionBits);

    /// <summary>The nearest number of the grid; half way between two, the one with an even last bit.</summary>
    public float Nearest(float value)
    {
        var size = MathF.Min(MathF.Abs(value), Largest);
        var drop = Drop(size);
        return MathF.CopySign(size + drop - drop, value);
    }

    /// <summary>
    /// One of the two neighbours on the grid, the upper one with the share of the way to it: right on average, for values within the range.
    /// </summary>
    /// <param name="value">What is rounded.</param>
    /// <param name="uniform">From 0 up to, not including, 1.</param>
    public float Stochastic(float value, float uniform)
    {
        var size = MathF.Min(MathF.Abs(value), Largest);
        var exponent = Math.Max(BitConverter.SingleToUInt32Bits(size) & 0x7F80_0000, _leastExponent);
        var step = BitConverter.UInt32BitsToSingle(exponent - ((uint)FractionBits << 23));
        var (steps, low) = (size / step, MathF.Floor(size / step));
        return MathF.CopySign((uniform < steps - low ? low + 1 : low) * step, value);
    }

    /// <summary><see cref="Nearest(float)"/> of each value, in place.</summary>
    public void Nearest(Span<float> values)
    {
        var at = 0;
        var (largest, least, fraction) = (new Vector<float>(Largest), new Vector<uint>(_leastExponent), new Vector<uint>(_fraction));
        for (; at <= values.Length - Vector<float>.Count; at += Vector<float>.Count)
        {
            var value = new Vector<float>(values[at..]);
            var size = Vector.Min(Vector.Abs(value), largest);
            var exponent = Vector.Max(Vector.AsVectorUInt32(size) & new Vector<uint>(0x7F80_0000), least);
            var drop = Vector.AsVectorSingle(exponent + fraction) * 1.5f;
            var sign = Vector.AsVectorInt32(new Vector<uint>(0x8000_0000));
            Vector.ConditionalSelect(sign, value, size + drop - drop).CopyTo(values[at..]); // the sign of one, the size of the other
        }
        for (; at < values.Length; at++) values[at] = Nearest(values[at]);
    }

    /// <summary><see cref="Stochastic(float, float)"/> of each value, in place, with numbers that a seed gives.</summary>
    /// <param name="values">What is rounded.</param>
    /// <param name="seed">Another one for each call; its 64 bits are random already.</param>
    public void Stochastic(Span<float> values, ulong seed)
    {
        foreach (ref var value in values)
        {
            seed = seed * 6364136223846793005 + 1442695040888963407; // a linear congruence, of which the high bits are good
            value = Stochastic(value, (seed >> 40) * (1f / (1 << 24)));
        }
    }

    public override string ToString() => Name;

    // A number so large that FP32 has no bit left for what the grid drops: adding and taking it away rounds, as FP32 rounds.
    private float Drop(float size)
    {
        var exponent = Math.Max(BitConverter.SingleToUInt32Bits(size) & 0x7F80_0000, _leastExponent);
        return BitConverter.UInt32BitsToSingle(exponent + _fraction) * 1.5f;
    }
}
