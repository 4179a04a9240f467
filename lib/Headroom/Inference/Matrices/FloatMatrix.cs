using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Headroom.Inference.Matrices;

/// <summary>
/// FP32 or BF16 weights times FP32 activations. A row's sum is one chain over its columns, first to last:
/// <c>sum = fma(weight[k], x[k], sum)</c>, from 0; an odd number of columns is padded with one of zeros.
/// </summary>
internal sealed class FloatMatrix<TFormat> : TiledMatrix where TFormat : struct, IFloatFormat
{
    private readonly AlignedBytes _bytes; // [tiles, pairs of columns, PairBytes]
    private readonly int _pairs;

    private FloatMatrix(int rows, int columns) : base(rows, columns)
    {
        _pairs = (columns + 1) / 2;
        _bytes = new AlignedBytes((long)Tiles * _pairs * TFormat.PairBytes);
    }

    private FloatMatrix(FloatMatrix<TFormat> other) : base(other.Rows, other.Columns) =>
        (_pairs, _bytes) = (other._pairs, other._bytes.Copy());

    public override string Format => TFormat.Name;

    public override long Bytes => _bytes.Length;

    internal override bool TakesCodes => false;

    /// <param name="rows">Outputs.</param>
    /// <param name="columns">Inputs.</param>
    /// <param name="row">Fills [columns] values with the row of a number.</param>
    public static FloatMatrix<TFormat> Of(int rows, int columns, Action<int, float[]> row)
    {
        var matrix = new FloatMatrix<TFormat>(rows, columns);
        var values = new float[columns + 1]; // the last stays zero
        for (var r = 0; r < rows; r++)
        {
            row(r, values);
            values[columns] = 0;
            for (var p = 0; p < matrix._pairs; p++) TFormat.Set(matrix.Pair(r / Tile, p), r % Tile, values[2 * p], values[2 * p + 1]);
        }
        return matrix;
    }

    public override void CopyRow(int row, Span<float> values)
    {
        CheckRow(row, values.Length);
        for (var p = 0; p < _pairs; p++)
        {
            var (even, odd) = TFormat.Get(Pair(row / Tile, p), row % Tile);
            values[2 * p] = even;
            if (2 * p + 1 < values.Length) values[2 * p + 1] = odd;
        }
    }

    internal override void Multiply(Activations x, CodedActivations codes, int tokens, int first, int end, Activations y, bool adds)
    {
        if (Fma.IsSupported && !Vector512.IsHardwareAccelerated) Halves(x, tokens, first, end, y, adds);
        else if (tokens == 1) One(x, first, end, y, adds);
        else if (Vector512.IsHardwareAccelerated) Wide(x, tokens, first, end, y, adds);
        else Narrow(x, tokens, first, end, y, adds);
    }

    public override TiledMatrix Copy() => new FloatMatrix<TFormat>(this);

    private void One(Activations x, int first, int end, Activations y, bool adds)
    {
        var tile = first;
        for (; tile + 4 <= end; tile += 4) FloatKernel<TFormat>.FourTiles(ref At(tile), _pairs, ref x.First(0), ref Out(y, 0, tile), adds);
        for (; tile < end; tile++) FloatKernel<TFormat>.OneTile(ref At(tile), _pairs, ref x.First(0), ref Out(y, 0, tile), adds);
    }

    // 32 registers: two tiles for eight tokens. The tiles stay in the nearest cache for the tokens after those. Five to seven take the loop
    // of eight as well, over rows that nobody reads: chains of their own, one after another, would take longer.
    private void Wide(Activations x, int tokens, int first, int end, Activations y, bool adds)
    {
        var tile = first;
        for (; tile + 2 <= end; tile += 2)
        {
            var token = 0;
            for (; token + 8 <= tokens; token += 8)
                FloatKernel<TFormat>.TwoTilesEightTokens(
                    ref At(tile), _pairs, ref x.First(token), x.Stride, ref Out(y, token, tile), y.Stride, adds);
            if (tokens - token > 4 && HasRows(x, y, token + 8))
            {
                FloatKernel<TFormat>.TwoTilesEightTokens(
                    ref At(tile), _pairs, ref x.First(token), x.Stride, ref Out(y, token, tile), y.Stride, adds);
                continue;
            }
            Rest(x, token, tokens, tile, y, adds);
            Rest(x, token, tokens, tile + 1, y, adds);
        }
        for (; tile < end; tile++) Rest(x, 0, tokens, tile, y, adds);
    }

    // 16 registers of half a tile: a tile for four tokens, and again for the next four, while the nearest cache has it. Half of the next
    // tile comes with each of the first two passes, so that memory is never idle.
    private void Halves(Activations x, int tokens, int first, int end, Activations y, bool adds)
    {
        var tile = first;
        for (; tokens == 1 && tile + 2 <= end; tile += 2)
            FloatKernel256<TFormat>.TwoTiles(ref At(tile), _pairs, ref x.First(0), ref Out(y, 0, tile), adds);
        for (; tile < end; tile++)
        {
            var token = 0;
            for (; token + 4 <= tokens || tokens - token > 1 && HasRows(x, y, token + 4); token += 4)
            {
                var (ahead, lines) = Ahead(token, tokens);
                FloatKernel256<TFormat>.OneTileFourTokens(
                    ref At(tile), _pairs, ref x.First(token), x.Stride, ref Out(y, token, tile), y.Stride, adds, ahead, lines);
            }
            for (; token < tokens; token++)
                FloatKernel256<TFormat>.OneTile(ref At(tile), _pairs, ref x.First(token), ref Out(y, token, tile), adds);
        }
    }

    // From a pair, what the pass of some four tokens fetches for it: further on in the tile, or a half of the next tile's pair.
    private (nint Bytes, int Lines) Ahead(int token, int tokens)
    {
        var next = (nint)_pairs * TFormat.PairBytes;
        if (tokens <= 4) return (2048, TFormat.PairBytes / 64);
        return token switch { 0 => (next, 1), 4 when TFormat.PairBytes > 64 => (next + 64, 1), _ => (0, 0) };
    }

    private void Narrow(Activations x, int tokens, int first, int end, Activations y, bool adds)
    {
        for (var tile = first; tile < end; tile++) Rest(x, 0, tokens, tile, y, adds);
    }

    private static bool HasRows(Activations x, Activations y, int rows) => x.Tokens >= rows && y.Tokens >= rows;

    // Two or three take the loop of four, if there are rows for it.
    private void Rest(Activations x, int token, int tokens, int tile, Activations y, bool adds)
    {
        for (; token + 4 <= tokens || tokens - token > 1 && HasRows(x, y, token + 4); token += 4)
            FloatKernel<TFormat>.OneTileFourTokens(
                ref At(tile), _pairs, ref x.First(token), x.Stride, ref Out(y, token, tile), y.Stride, adds);
        for (; token < tokens; token++) FloatKernel<TFormat>.OneTile(ref At(tile), _pairs, ref x.First(token), ref Out(y, token, tile),
            adds);
    }

    private ref byte At(int tile) => ref _bytes.At((nint)tile * _pairs * TFormat.PairBytes);

    private static ref float Out(Activations y, int token, int tile) =>
        ref System.Runtime.CompilerServices.Unsafe.Add(ref y.First(token), tile * Tile);

    private Span<byte> Pair(int tile, int pair) => _bytes.Span.Slice((tile * _pairs + pair) * TFormat.PairBytes, TFormat.PairBytes);
}
