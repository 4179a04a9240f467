namespace Headroom.Quantization.Cpu;

/// <summary>The definition, and the reference of the other paths.</summary>
internal readonly struct ScalarKernel : IGemvKernel
{
    public static void Multiply(Int4Matrix matrix, Int8Vector x, int tile, Span<float> sums)
    {
        for (var r = 0; r < Int4Matrix.Tile; r++)
        {
            var (row, sum) = (tile * Int4Matrix.Tile + r, 0f);
            for (var b = 0; b < matrix.Blocks; b++)
            {
                var dot = 0;
                for (var k = b * Int4Matrix.Block; k < (b + 1) * Int4Matrix.Block; k++) dot += (matrix.Code(row, k) - 8) * x.Codes[k];
                sum += dot * (matrix.Scale(row, b * Int4Matrix.Block) * x.Scales[b]);
            }
            sums[r] = sum;
        }
    }
}
