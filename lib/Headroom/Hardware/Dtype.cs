using System.Diagnostics.CodeAnalysis;

namespace Headroom.Hardware;

/// <summary>A number format: what an element occupies in memory and how finely it rounds.</summary>
[SuppressMessage("Naming", "CA1720", Justification = "The names are the field's own.")]
public sealed class Dtype
{
    private Dtype(string name, int bits, double? unitRoundoff = null) => (Name, Bits, UnitRoundoff) = (name, bits, unitRoundoff);

    /// <summary>IEEE binary64, unit roundoff 2^-53.</summary>
    public static Dtype Fp64 { get; } = new("FP64", 64, Math.ScaleB(1, -53));

    /// <summary>IEEE binary32, unit roundoff 2^-24.</summary>
    public static Dtype Fp32 { get; } = new("FP32", 32, Math.ScaleB(1, -24));

    /// <summary>FP32 in memory, rounded to 10 fraction bits on its way into a tensor core; unit roundoff 2^-11.</summary>
    public static Dtype Tf32 { get; } = new("TF32", 32, Math.ScaleB(1, -11));

    /// <summary>The top half of an FP32; unit roundoff 2^-8.</summary>
    public static Dtype Bf16 { get; } = new("BF16", 16, Math.ScaleB(1, -8));

    /// <summary>IEEE binary16, unit roundoff 2^-11.</summary>
    public static Dtype Fp16 { get; } = new("FP16", 16, Math.ScaleB(1, -11));

    /// <summary>8-bit float; the unit roundoff is that of E4M3, 2^-4 (E5M2 has 2^-3).</summary>
    public static Dtype Fp8 { get; } = new("FP8", 8, Math.ScaleB(1, -4));

    /// <summary>4-bit float, half a byte, without the scales that a block format adds.</summary>
    public static Dtype Fp4 { get; } = new("FP4", 4);

    /// <summary>32-bit integer, the accumulator of INT8 products.</summary>
    public static Dtype Int32 { get; } = new("INT32", 32);

    /// <summary>8-bit integer; its peaks count integer operations.</summary>
    public static Dtype Int8 { get; } = new("INT8", 8);

    /// <summary>4-bit integer, half a byte, without the scales that a block format adds.</summary>
    public static Dtype Int4 { get; } = new("INT4", 4);

    /// <summary>Every format, from wide to narrow, floats before integers.</summary>
    public static IReadOnlyList<Dtype> All { get; } = [Fp64, Fp32, Tf32, Bf16, Fp16, Fp8, Fp4, Int32, Int8, Int4];

    /// <summary>The name as people write it: <c>BF16</c>.</summary>
    public string Name { get; }

    /// <summary>Bits of one element in memory: 32 for TF32, 4 for INT4.</summary>
    public int Bits { get; }

    /// <summary>Bytes of one element in memory: 0.5 for the 4-bit formats.</summary>
    public double Bytes => Bits / 8.0;

    /// <summary>Largest relative error of rounding to nearest, or null where no single figure applies.</summary>
    public double? UnitRoundoff { get; }

    /// <summary>Whether rates in this format count integer operations (OP/s) and not FLOP/s.</summary>
    public bool IsInteger => Name.StartsWith("INT", StringComparison.Ordinal);

    /// <summary>The format of that name, in any case; throws <see cref="ArgumentException"/> with the known names.</summary>
    public static Dtype Parse(string name) =>
        All.FirstOrDefault(dtype => dtype.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
        ?? throw new ArgumentException($"unknown dtype '{name}'. Known: {string.Join(", ", All)}.", nameof(name));

    /// <inheritdoc/>
    public override string ToString() => Name;
}
