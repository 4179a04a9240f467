using System.Numerics.Tensors;
using Headroom.Quantization.Packing;

namespace Headroom.Quantization;

/// <summary>A matrix in 8-bit integers: x = (code - zero) scale, with one scale and zero for the tensor, each row or each column.</summary>
public sealed class Int8Matrix
{
    private Int8Matrix(int rows, int columns, Granularity per, sbyte[] codes, float[] scales, int[] zeros) =>
        (Rows, Columns, Per, Codes, Scales, Zeros) = (rows, columns, per, codes, scales, zeros);

    /// <summary>Rows of the matrix.</summary>
    public int Rows { get; }

    /// <summary>Columns of the matrix.</summary>
    public int Columns { get; }

    /// <summary>What shares a scale.</summary>
    public Granularity Per { get; }

    /// <summary>[rows, columns], row by row.</summary>
    public IReadOnlyList<sbyte> Codes { get; }

    /// <summary>One, or one per row, or one per column.</summary>
    public IReadOnlyList<float> Scales { get; }

    /// <summary>The code that means zero, beside each scale: 0 for absmax, -128 to 127 with a zero point.</summary>
    public IReadOnlyList<int> Zeros { get; }

    internal ReadOnlySpan<sbyte> CodeSpan => (sbyte[])Codes;

    /// <summary>
    /// Absmax: scale max|x| / 127, codes -127 to 127. Zero point: scale (max - min) / 255, codes -128 to 127, zero always exact.
    /// Throws <see cref="ArgumentException"/> for a length other than rows x columns and with the index of a value that is not finite.
    /// </summary>
    public static Int8Matrix Quantize(
        ReadOnlySpan<float> values, int rows, int columns, Granularity per = Granularity.Row, bool zeroPoint = false)
    {
        Check(values, rows, columns);
        var groups = per switch { Granularity.Row => rows, Granularity.Column => columns, _ => 1 };
        var (scales, zeros) = (new float[groups], new int[groups]);
        if (per == Granularity.Column) FitColumns(values, columns, zeroPoint, scales, zeros);
        else for (var g = 0; g < groups; g++) (scales[g], zeros[g]) =
            Fit(per == Granularity.Row ? values.Slice(g * columns, columns) : values, zeroPoint);
        var matrix = new Int8Matrix(rows, columns, per, new sbyte[values.Length], scales, zeros);
        matrix.Encode(values, zeroPoint ? -128 : -127);
        return matrix;
    }

    /// <summary>[rows, columns], row by row.</summary>
    public float[] Dequantize()
    {
        var values = new float[Rows * Columns];
        for (var row = 0; row < Rows; row++)
        {
            var target = values.AsSpan(row * Columns, Columns);
            TensorPrimitives.ConvertChecked<sbyte, float>(CodeSpan.Slice(row * Columns, Columns), target);
            TensorPrimitives.Subtract(target, Along(row, g => Zeros[g]), target);
            TensorPrimitives.Multiply(target, Along(row, g => Scales[g]), target);
        }
        return values;
    }

    private void Encode(ReadOnlySpan<float> values, int low)
    {
        var codes = (sbyte[])Codes;
        var steps = new float[Columns];
        for (var row = 0; row < Rows; row++)
        {
            TensorPrimitives.Divide(
                values.Slice(row * Columns, Columns), Along(row, g => Scales[g] == 0 ? float.PositiveInfinity : Scales[g]), steps);
            TensorPrimitives.Round<float>(steps, steps); // ties to even
            TensorPrimitives.Add(steps, Along(row, g => Zeros[g]), steps);
            TensorPrimitives.Max(steps, low, steps);
            TensorPrimitives.Min(steps, 127, steps);
            TensorPrimitives.ConvertSaturating<float, sbyte>(steps, codes.AsSpan(row * Columns, Columns));
        }
    }

    // What belongs to each column of a row: [columns].
    private float[] Along(int row, Func<int, float> ofGroup)
    {
        var along = new float[Columns];
        if (Per == Granularity.Column) for (var c = 0; c < Columns; c++) along[c] = ofGroup(c);
        else Array.Fill(along, ofGroup(Per == Granularity.Row ? row : 0));
        return along;
    }

    private static (float, int) Fit(ReadOnlySpan<float> group, bool zeroPoint)
    {
        var (min, max) = group.IsEmpty ? (0, 0) : Extent.WithZero(group);
        return Fit(min, max, zeroPoint);
    }

    private static void FitColumns(ReadOnlySpan<float> values, int columns, bool zeroPoint, float[] scales, int[] zeros)
    {
        var (min, max) = (new float[columns], new float[columns]);
        for (; !values.IsEmpty; values = values[columns..])
        {
            TensorPrimitives.Min(min, values[..columns], min);
            TensorPrimitives.Max(max, values[..columns], max);
        }
        for (var c = 0; c < columns; c++) (scales[c], zeros[c]) = Fit(min[c], max[c], zeroPoint);
    }

    private static (float, int) Fit(float min, float max, bool zeroPoint)
    {
        if (!zeroPoint) return (Math.Max(-min, max) / 127, 0);
        var scale = max / 255 - min / 255; // in this order nothing overflows
        return (scale, scale == 0 ? 0 : Math.Clamp((int)MathF.Round(-min / scale) - 128, -128, 127));
    }

    private static void Check(ReadOnlySpan<float> values, int rows, int columns)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        ArgumentOutOfRangeException.ThrowIfNegative(columns);
        if (values.Length != (long)rows * columns)
            throw new ArgumentException(
                $"[{rows}, {columns}] has {(long)rows * columns} values, and there are {values.Length}.", nameof(values));
        if (values.IsEmpty) return;
        var at = TensorPrimitives.IndexOfMaxMagnitude(values);
        if (!(Math.Abs(values[at]) <= float.MaxValue / 2))
            throw new ArgumentException(
                $"the value at [{at / columns}, {at % columns}] is {values[at]}: int8 holds finite values up to {float.MaxValue / 2}.",
                nameof(values));
    }
}
