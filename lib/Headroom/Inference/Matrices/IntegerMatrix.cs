using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Headroom.Inference.Vectors;
using Headroom.Quantization;

namespace Headroom.Inference.Matrices;

/// <summary>
/// Weights in 4 or 8 bits times activations in 8. A row's sum is one chain over its blocks of 32 columns, first to last: integers within a
/// block, exact in any order, then <c>sum = fma(dot - Zero * (sum of x's codes), weight scale * x scale, sum)</c> in FP32.
/// </summary>
internal sealed class IntegerMatrix<TFormat> : TiledMatrix where TFormat : struct, IIntegerFormat
{
    private readonly QuantFormat _format;
    private readonly AlignedBytes _codes; // [tiles, blocks of 32, CodeBytes]
    private readonly AlignedBytes _scales; // [tiles, packed blocks, ScaleBytes]
    private readonly int _blocks, _packedBlocks;

    private IntegerMatrix(int rows, int columns, QuantFormat format) : base(rows, columns)
    {
        _format = format;
        _packedBlocks = (columns + TFormat.PackedColumns - 1) / TFormat.PackedColumns;
        _blocks = _packedBlocks * (TFormat.PackedColumns / CodePlaces.Columns);
        _codes = new AlignedBytes((long)Tiles * _blocks * TFormat.CodeBytes);
        _scales = new AlignedBytes((long)Tiles * _packedBlocks * TFormat.ScaleBytes);
    }

    private IntegerMatrix(IntegerMatrix<TFormat> other) : base(other.Rows, other.Columns)
    {
        (_format, _packedBlocks, _blocks) = (other._format, other._packedBlocks, other._blocks);
        (_codes, _scales) = (other._codes.Copy(), other._scales.Copy());
    }

    public override string Format => TFormat.Name;

    public override long Bytes => (long)_codes.Length + _scales.Length;

    internal override bool TakesCodes => true;

    private static int BlockCodes => TFormat.CodeBytes * (TFormat.PackedColumns / CodePlaces.Columns); // of a packed block

    /// <param name="rows">Outputs.</param>
    /// <param name="columns">Inputs.</param>
    /// <param name="format">Whose bytes the rows have.</param>
    /// <param name="row">Fills the packed bytes of the row of a number.</param>
    public static IntegerMatrix<TFormat> Of(int rows, int columns, QuantFormat format, Action<int, byte[]> row)
    {
        var matrix = new IntegerMatrix<TFormat>(rows, columns, format);
        var packed = new byte[matrix._packedBlocks * TFormat.PackedBytes];
        for (var r = 0; r < rows; r++)
        {
            row(r, packed);
            for (var b = 0; b < matrix._packedBlocks; b++)
                TFormat.Set(
                    packed.AsSpan(b * TFormat.PackedBytes, TFormat.PackedBytes), r % Tile, matrix.Codes(r / Tile, b),
                        matrix.Scales(r / Tile, b));
        }
        return matrix;
    }

    public override void CopyRow(int row, Span<float> values)
    {
        CheckRow(row, values.Length);
        var packed = new byte[_packedBlocks * TFormat.PackedBytes];
        for (var b = 0; b < _packedBlocks; b++)
            TFormat.Get(
                Codes(row / Tile, b), Scales(row / Tile, b), row % Tile, packed.AsSpan(b * TFormat.PackedBytes, TFormat.PackedBytes));
        _format.Dequantize(packed, values);
    }

    internal override void Multiply(Activations x, CodedActivations codes, int tokens, int first, int end, Activations y, bool adds)
    {
        Span<Vector512<float>> four = stackalloc Vector512<float>[4];
        Span<Vector256<float>> eight = stackalloc Vector256<float>[4];
        for (var tile = first; tile < end; tile++)
        {
            ref var tileCodes = ref _codes.At((nint)tile * _blocks * TFormat.CodeBytes);
            ref var tileScales = ref _scales.At((nint)tile * _packedBlocks * TFormat.ScaleBytes);
            var token = 0;
            // Three and more as four: what comes for the fourth is dropped.
            for (; token + 3 <= tokens; token += 4)
            {
                var last = Math.Min(token + 3, tokens - 1);
                if (Avx2.IsSupported && Fma.IsSupported && !Vector512.IsHardwareAccelerated)
                {
                    for (var half = 0; half < 2; half++)
                    {
                        IntegerKernel<TFormat>.HalfOfFour(
                            ref tileCodes, ref tileScales, half, codes, (token, token + 1, token + 2, last), eight);
                        for (var t = token; t <= last; t++)
                            Store(eight[t - token], ref Unsafe.Add(ref y.First(t), tile * Tile + 8 * half), adds);
                    }
                    continue;
                }
                IntegerKernel<TFormat>.Four(ref tileCodes, ref tileScales, codes, (token, token + 1, token + 2, last), four);
                for (var t = token; t <= last; t++)
                    Store(four[t - token], ref Unsafe.Add(ref y.First(t), tile * Tile), adds);
            }
            for (; token < tokens; token++)
                IntegerKernel<TFormat>.One(
                    ref tileCodes, ref tileScales, codes, token, ref Unsafe.Add(ref y.First(token), tile * Tile), adds);
        }
    }

    public override TiledMatrix Copy() => new IntegerMatrix<TFormat>(this);

    private static void Store(Vector512<float> sums, ref float y, bool adds) =>
        Sixteen.Store(adds ? Sixteen.Load(ref y, 0) + sums : sums, ref y, 0);

    private static void Store(Vector256<float> sums, ref float y, bool adds) =>
        (adds ? Vector256.LoadUnsafe(ref y) + sums : sums).StoreUnsafe(ref y);

    private Span<byte> Codes(int tile, int block) => _codes.Span.Slice((tile * _packedBlocks + block) * BlockCodes, BlockCodes);

    private Span<byte> Scales(int tile, int block) =>
        _scales.Span.Slice((tile * _packedBlocks + block) * TFormat.ScaleBytes, TFormat.ScaleBytes);
}
