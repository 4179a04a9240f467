using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using Headroom.Quantization;
using Headroom.Training.Seeds;

namespace Headroom.Training.LowBits;

/// <summary>What shares a scale.</summary>
internal enum Scaling
{
    /// <summary>Nothing: numbers are cast as they are.</summary>
    None,

    /// <summary>All of a tensor: largest magnitude over the grid's largest number.</summary>
    Tensor,

    /// <summary>Each block, likewise.</summary>
    Block,

    /// <summary>Each block, by a power of two; up to a quarter of the largest magnitude is cut off, as in MXFP4.</summary>
    PowerOfTwo,

    /// <summary>Each block, by a scale in E4M3 under one in FP32 for the tensor, as in NVFP4.</summary>
    TwoLevel,
}

/// <summary>
/// Rounds an operand of a product to what a format can express, and leaves it in FP32. Blocks lie along a row, which is what the product
/// sums over.
/// </summary>
internal sealed record Cast
{
    /// <summary>Nothing is rounded.</summary>
    public static Cast Float32 { get; } = new();

    /// <summary>To the upper half of FP32's bits.</summary>
    public static Cast Bf16 { get; } = new() { IsBf16 = true };

    /// <summary>Null for BF16, integers and FP32.</summary>
    public FloatGrid? Grid { get; init; }

    public Scaling Scaling { get; init; }

    /// <summary>Numbers of a block, along a row.</summary>
    public int Block { get; init; }

    /// <summary>Whether a block is as high as it is wide, so that a turned matrix has the same scales.</summary>
    public bool Square { get; init; }

    public bool Stochastic { get; init; }

    /// <summary>Of signed integers under a scale for each row; 1 is the sign times the mean magnitude; 0 for floats.</summary>
    public int IntegerBits { get; init; }

    private bool IsBf16 { get; init; }

    /// <summary>Rounds <paramref name="values"/>, [rows, columns], in place.</summary>
    public void Apply(Span<float> values, int columns, Dice dice)
    {
        if (IsBf16) RoundToBf16(values);
        else if (IntegerBits > 0) RoundToIntegers(values, columns);
        else if (Grid is { } grid) RoundTo(grid, values, columns, dice);
    }

    private void RoundTo(FloatGrid grid, Span<float> values, int columns, Dice dice)
    {
        if (Scaling is Scaling.None or Scaling.Tensor)
        {
            var scale = Scaling == Scaling.None ? 1 : Math.Abs(Largest(values)) / grid.Largest;
            RoundBlock(grid, values, scale, dice);
            return;
        }
        var tensor = Scaling == Scaling.TwoLevel ? Math.Abs(Largest(values)) / (E4M3.Largest * grid.Largest) : 1;
        var (rows, height) = (values.Length / columns, Square ? Block : 1);
        for (var top = 0; top < rows; top += height)
            for (var left = 0; left < columns; left += Block)
            {
                var (bottom, width) = (Math.Min(rows, top + height), Math.Min(Block, columns - left));
                var most = 0f;
                for (var row = top; row < bottom; row++) most = MathF.Max(most, Largest(values.Slice(row * columns + left, width)));
                var scale = Scale(grid, most, tensor);
                for (var row = top; row < bottom; row++) RoundBlock(grid, values.Slice(row * columns + left, width), scale, dice);
            }
    }

    private float Scale(FloatGrid grid, float most, float tensor) => Scaling switch
    {
        _ when most == 0 || !float.IsFinite(most) || !float.IsFinite(tensor) => most * tensor,
        Scaling.PowerOfTwo => MathF.ScaleB(1, MathF.ILogB(most) - MathF.ILogB(grid.Largest)),
        Scaling.TwoLevel => E4M3.Decode(E4M3.Encode(most / grid.Largest / tensor)) * tensor,
        _ => most / grid.Largest,
    };

    private void RoundBlock(FloatGrid grid, Span<float> block, float scale, Dice dice)
    {
        if (!(scale > 1e-37f) || !float.IsFinite(scale))
        {
            // Nothing but zeros, or so little that the scale itself is 0; what is not a number stays none.
            TensorPrimitives.Multiply(block, 0, block);
            return;
        }
        if (scale != 1) TensorPrimitives.Divide(block, scale, block);
        if (Stochastic) grid.Stochastic(block, dice.Next());
        else grid.Nearest(block);
        if (scale != 1) TensorPrimitives.Multiply(block, scale, block);
    }

    private void RoundToIntegers(Span<float> values, int columns)
    {
        var most = (1 << (IntegerBits - 1)) - 1;
        for (; !values.IsEmpty; values = values[columns..])
        {
            var row = values[..columns];
            var scale = most > 0 ? Largest(row) / most : TensorPrimitives.SumOfMagnitudes<float>(row) / columns;
            if (scale == 0) continue;
            foreach (ref var value in row) value = (most > 0 ? MathF.Round(value / scale) : value < 0 ? -1 : 1) * scale;
        }
    }

    private static void RoundToBf16(Span<float> values)
    {
        var bits = MemoryMarshal.Cast<float, uint>(values);
        var at = 0;
        for (; at <= bits.Length - Vector<uint>.Count; at += Vector<uint>.Count)
        {
            var each = new Vector<uint>(bits[at..]);
            (each + new Vector<uint>(0x7FFF) + (each >>> 16 & Vector<uint>.One) & new Vector<uint>(0xFFFF_0000)).CopyTo(bits[at..]);
        }
        for (; at < bits.Length; at++) bits[at] = bits[at] + 0x7FFF + (bits[at] >> 16 & 1) & 0xFFFF_0000;
    }

    private static float Largest(ReadOnlySpan<float> values) => Math.Abs(TensorPrimitives.MaxMagnitude(values));
}
