using Headroom.Quantization;
using Headroom.Quantization.Gguf;

namespace Headroom.Inference.Matrices;

/// <summary>What weights are kept in while they are run.</summary>
public enum MatrixFormat
{
    /// <summary>4 bytes a weight.</summary>
    Fp32,

    /// <summary>2 bytes: the upper half of FP32.</summary>
    Bf16,

    /// <summary>34 bytes for 32 weights: the course's int8.</summary>
    Q8,

    /// <summary>18 bytes for 32 weights: the course's int4.</summary>
    Q4,

    /// <summary>148 bytes for 256 weights: GGUF's Q4_K with its scales and minima unpacked to bytes.</summary>
    Q4K,

    /// <summary>36 bytes for 64 weights: QLoRA's.</summary>
    Nf4,

    /// <summary>17 bytes for 32 weights: the OCP's.</summary>
    MxFp4,

    /// <summary>9 bytes for 16 weights and 4 a row: NVIDIA's.</summary>
    NvFp4,
}

/// <summary>Makes matrices of a format.</summary>
public static class MatrixFormats
{
    /// <summary>Packs weights [rows, columns].</summary>
    /// <exception cref="ArgumentException">There are not as many values, or the format refuses one of them.</exception>
    public static TiledMatrix Pack(this MatrixFormat format, ReadOnlySpan<float> values, int rows, int columns)
    {
        if (values.Length != (long)rows * columns)
            throw new ArgumentException($"[{rows}, {columns}] has {(long)rows * columns} values, and there are {values.Length}.",
                nameof(values));
        var all = values.ToArray(); // a span cannot follow into the rows' delegate
        return format.Pack(rows, columns, (row, into) => all.AsSpan(row * columns, columns).CopyTo(into));
    }

    /// <summary>Packs weights that <paramref name="row"/> puts, row by row, into the first [columns] values of its array.</summary>
    public static TiledMatrix Pack(this MatrixFormat format, int rows, int columns, Action<int, float[]> row)
    {
        switch (format)
        {
            case MatrixFormat.Fp32: return FloatMatrix<Fp32>.Of(rows, columns, row);
            case MatrixFormat.Bf16: return FloatMatrix<Bf16>.Of(rows, columns, row);
        }
        var (blocks, values) = (format.Blocks(), new float[columns]);
        return format.FromPacked(rows, columns, (r, packed) =>
        {
            row(r, values);
            blocks.Quantize(values, packed);
        });
    }

    /// <summary>From rows that are packed already, without rounding again.</summary>
    /// <param name="format">One with blocks.</param>
    /// <param name="rows">Outputs.</param>
    /// <param name="columns">Inputs.</param>
    /// <param name="row">Fills the packed bytes of the row of a number.</param>
    public static TiledMatrix FromPacked(this MatrixFormat format, int rows, int columns, Action<int, byte[]> row) => format switch
    {
        MatrixFormat.Q8 => IntegerMatrix<Q80>.Of(rows, columns, format.Blocks(), row),
        MatrixFormat.Q4 => IntegerMatrix<Q40>.Of(rows, columns, format.Blocks(), row),
        MatrixFormat.Q4K => IntegerMatrix<Q4K>.Of(rows, columns, format.Blocks(), row),
        MatrixFormat.Nf4 => LevelMatrix<Nf4Levels>.Of(rows, columns, row),
        MatrixFormat.MxFp4 => LevelMatrix<MxFp4Levels>.Of(rows, columns, row),
        MatrixFormat.NvFp4 => LevelMatrix<NvFp4Levels>.Of(rows, columns, row),
        _ => throw new ArgumentException($"{format} has no blocks.", nameof(format)),
    };

    /// <summary>The blocks that a format is packed in, row by row.</summary>
    public static QuantFormat Blocks(this MatrixFormat format) => format switch
    {
        MatrixFormat.Q8 => new Q8_0(),
        MatrixFormat.Q4 => new Q4_0(),
        MatrixFormat.Q4K => new Q4_K(),
        MatrixFormat.Nf4 => Nf4Levels.Packing,
        MatrixFormat.MxFp4 => MxFp4Levels.Packing,
        MatrixFormat.NvFp4 => NvFp4Levels.Packing,
        _ => throw new ArgumentException($"{format} has no blocks.", nameof(format)),
    };
}
