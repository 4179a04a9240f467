using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Headroom.Inference.Vectors;

namespace Headroom.Inference.Matrices;

/// <summary>
/// Weights in 4 bits that stand for levels of a table, times FP32 activations. A row's sum is one chain over its blocks, first to last:
/// <c>dot = fma(level, x[k], dot)</c> from 0 over a block's columns, then <c>sum = fma(scale, dot, sum)</c>; the row's own scale, where
/// there is one, multiplies what comes out.
/// </summary>
internal sealed class LevelMatrix<TFormat> : TiledMatrix where TFormat : struct, ILevelFormat
{
    private const int GroupColumns = LevelKernel<TFormat>.GroupColumns, GroupBytes = LevelKernel<TFormat>.GroupBytes;
    private readonly AlignedBytes _codes; // [tiles, groups of 8 columns, 16 rows, 4]
    private readonly AlignedBytes _scales; // [tiles, blocks, 16 rows, ScaleBytes]
    private readonly float[] _heads; // [tiles x 16]
    private readonly int _groups, _blocks; // of whole rows, padded as activations are

    private LevelMatrix(int rows, int columns) : base(rows, columns)
    {
        _groups = (columns + Activations.Block - 1) / Activations.Block * (Activations.Block / GroupColumns);
        _blocks = (_groups * GroupColumns + BlockSize - 1) / BlockSize;
        _codes = new AlignedBytes((long)Tiles * _groups * GroupBytes);
        _scales = new AlignedBytes((long)Tiles * _blocks * Tile * TFormat.ScaleBytes);
        _heads = [.. Enumerable.Repeat(1f, Tiles * Tile)];
    }

    private LevelMatrix(LevelMatrix<TFormat> other) : base(other.Rows, other.Columns)
    {
        (_groups, _blocks, _heads) = (other._groups, other._blocks, other._heads);
        (_codes, _scales) = (other._codes.Copy(), other._scales.Copy());
    }

    public override string Format => TFormat.Name;

    public override long Bytes =>
        (long)_codes.Length + _scales.Length + (TFormat.HeadBytes > 0 ? sizeof(float) * (long)_heads.Length : 0);

    internal override bool TakesCodes => false;

    private static int BlockSize => TFormat.Packing.BlockSize;

    private static int BlockBytes => TFormat.ScaleBytes + BlockSize / 2;

    /// <param name="rows">Outputs.</param>
    /// <param name="columns">Inputs.</param>
    /// <param name="row">Fills the packed bytes of the row of a number.</param>
    public static LevelMatrix<TFormat> Of(int rows, int columns, Action<int, byte[]> row)
    {
        var matrix = new LevelMatrix<TFormat>(rows, columns);
        var packed = new byte[TFormat.Packing.PackedBytes(columns)];
        for (var r = 0; r < rows; r++)
        {
            row(r, packed);
            if (TFormat.HeadBytes > 0) matrix._heads[r] = BinaryPrimitives.ReadSingleLittleEndian(packed);
            for (var b = 0; b * BlockSize < columns; b++)
            {
                var block = packed.AsSpan(TFormat.HeadBytes + b * BlockBytes, BlockBytes);
                block[..TFormat.ScaleBytes].CopyTo(matrix.Scale(r, b));
                for (var k = 0; k < BlockSize && b * BlockSize + k < columns; k++) matrix.Put(r, b * BlockSize + k, Code(block, k));
            }
        }
        return matrix;
    }

    public override void CopyRow(int row, Span<float> values)
    {
        CheckRow(row, values.Length);
        var packed = new byte[TFormat.Packing.PackedBytes(Columns)];
        if (TFormat.HeadBytes > 0) BinaryPrimitives.WriteSingleLittleEndian(packed, _heads[row]);
        for (var b = 0; b * BlockSize < Columns; b++)
        {
            var block = packed.AsSpan(TFormat.HeadBytes + b * BlockBytes, BlockBytes);
            Scale(row, b).CopyTo(block);
            for (var k = 0; k < BlockSize && b * BlockSize + k < Columns; k++)
                block[TFormat.ScaleBytes + k % (BlockSize / 2)] |= (byte)(Get(row, b * BlockSize + k) << (k < BlockSize / 2 ? 0 : 4));
        }
        TFormat.Packing.Dequantize(packed, values);
    }

    internal override void Multiply(Activations x, CodedActivations codes, int tokens, int first, int end, Activations y, bool adds)
    {
        Span<Vector512<float>> sums = stackalloc Vector512<float>[4];
        for (var tile = first; tile < end; tile++)
        {
            ref var tileCodes = ref _codes.At((nint)tile * _groups * GroupBytes);
            ref var tileScales = ref _scales.At((nint)tile * _blocks * Tile * TFormat.ScaleBytes);
            var (heads, token) = (Vector512.LoadUnsafe(ref _heads[tile * Tile]), 0);
            for (; token + 4 <= tokens; token += 4)
            {
                LevelKernel<TFormat>.Four(ref tileCodes, ref tileScales, _groups, ref x.First(token), x.Stride, sums);
                for (var t = 0; t < 4; t++) Put(sums[t], heads, ref Unsafe.Add(ref y.First(token + t), tile * Tile), adds);
            }
            for (; token < tokens; token++)
                Put(
                    LevelKernel<TFormat>.One(ref tileCodes, ref tileScales, _groups, ref x.First(token)), heads,
                    ref Unsafe.Add(ref y.First(token), tile * Tile), adds);
        }
    }

    public override TiledMatrix Copy() => new LevelMatrix<TFormat>(this);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Put(Vector512<float> sum, Vector512<float> heads, ref float y, bool adds)
    {
        if (TFormat.HeadBytes > 0) sum *= heads;
        Sixteen.Store(adds ? Sixteen.Load(ref y, 0) + sum : sum, ref y, 0);
    }

    private static int Code(ReadOnlySpan<byte> block, int k) =>
        block[TFormat.ScaleBytes + k % (BlockSize / 2)] >> (k < BlockSize / 2 ? 0 : 4) & 15;

    private Span<byte> Scale(int row, int block) => _scales.Span.Slice(
        ((row / Tile * _blocks + block) * Tile + row % Tile) * TFormat.ScaleBytes, TFormat.ScaleBytes);

    private ref byte At(int row, int column) =>
        ref _codes.Span[(row / Tile * _groups + column / GroupColumns) * GroupBytes + row % Tile * 4 + column % GroupColumns / 2];

    private void Put(int row, int column, int code) => At(row, column) |= (byte)(code << column % 2 * 4);

    private int Get(int row, int column) => At(row, column) >> column % 2 * 4 & 15;
}
