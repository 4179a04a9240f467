using System.Numerics;

namespace Headroom.Quantization;

/// <summary>Products of int8 matrices: exact integer sums, then one scale of the row times one of the column.</summary>
public static class Int8Product
{
    /// <summary>
    /// a [m, k] times b [k, n], as [m, n]. Both without zero points; a per row or tensor, b per column or tensor. Throws
    /// <see cref="ArgumentException"/> otherwise.
    /// </summary>
    public static float[] Multiply(Int8Matrix a, Int8Matrix b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        if (a.Columns != b.Rows)
            throw new ArgumentException($"[{a.Rows}, {a.Columns}] times [{b.Rows}, {b.Columns}]: the inner sizes differ.", nameof(b));
        if (a.Per == Granularity.Column || b.Per == Granularity.Row)
            throw new ArgumentException(
                "a scale along the inner dimension cannot be taken out of the sum: quantize a per row and b per column.");
        if (a.Zeros.Any(z => z != 0) || b.Zeros.Any(z => z != 0))
            throw new ArgumentException("zero points leave correction terms in the sum: quantize by absmax.");
        var columns = Transposed(b);
        var product = new float[a.Rows * b.Columns];
        for (var i = 0; i < a.Rows; i++)
            for (var j = 0; j < b.Columns; j++)
            {
                var sum = Dot(a.CodeSpan.Slice(i * a.Columns, a.Columns), columns.AsSpan(j * b.Rows, b.Rows));
                product[i * b.Columns + j] =
                    sum * (a.Scales[a.Per == Granularity.Row ? i : 0] * b.Scales[b.Per == Granularity.Column ? j : 0]);
            }
        return product;
    }

    /// <summary>Sum of products of codes from -127 to 127: 127 x 127 x 2 still fits 16 bits, and 133,000 terms fit 32.</summary>
    public static int Dot(ReadOnlySpan<sbyte> a, ReadOnlySpan<sbyte> b)
    {
        var sums = Vector<int>.Zero;
        var j = 0;
        for (; j + Vector<sbyte>.Count <= a.Length; j += Vector<sbyte>.Count)
        {
            Vector.Widen(new Vector<sbyte>(a[j..]), out var aLow, out var aHigh);
            Vector.Widen(new Vector<sbyte>(b[j..]), out var bLow, out var bHigh);
            Vector.Widen(aLow * bLow + aHigh * bHigh, out var low, out var high);
            sums += low + high;
        }
        var sum = Vector.Sum(sums);
        for (; j < a.Length; j++) sum += a[j] * b[j];
        return sum;
    }

    private static sbyte[] Transposed(Int8Matrix b)
    {
        var codes = b.CodeSpan;
        var columns = new sbyte[codes.Length];
        for (var r = 0; r < b.Rows; r++)
            for (var c = 0; c < b.Columns; c++) columns[c * b.Rows + r] = codes[r * b.Columns + c];
        return columns;
    }
}
