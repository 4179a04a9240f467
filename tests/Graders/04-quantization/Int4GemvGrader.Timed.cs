using Headroom.Grading;

namespace Graders;

public sealed partial class Int4GemvGrader
{
    /// <summary>What a timed call takes: arrays of its own, and for the other side an x in floats.</summary>
    private sealed record Call(sbyte[] X, float[] XScales, float[] Floats, float[] Y);

    /// <summary>
    /// Large weights, four vectors, and some rows of their products. Each call scales its vector anew, so that no result is one of an
    /// earlier call.
    /// </summary>
    private sealed class Timed
    {
        private const int Vectors = 4, Looked = 256;
        private readonly float[] _floats;
        private readonly sbyte[][] _xs;
        private readonly int[] _rows; // that are looked at
        private readonly double[][] _products; // of a vector and a row

        public Timed(Draw draw)
        {
            Weights = new PackedBlocks(draw, Side, Side);
            _floats = draw.Normal(Side);
            _xs = [.. Enumerable.Range(0, Vectors).Select(_ => Array.ConvertAll(Weights.X, _ => (sbyte)draw.Int(-127, 127)))];
            _rows = [0, Side - 1, .. Enumerable.Range(0, Looked - 2).Select(_ => draw.Int(1, Side - 2))];
            _products = [.. _xs.Select(x => Array.ConvertAll(_rows, row => Product(row, x)))];
        }

        public PackedBlocks Weights { get; }

        public Call Call(int i)
        {
            var factor = Factor(i);
            return new([.. _xs[i % Vectors]], Array.ConvertAll(Weights.XScales, scale => scale * factor), _floats, Poisoned(Side));
        }

        public bool IsRight(int i, Call call)
        {
            for (var r = 0; r < _rows.Length; r++)
                if (!(Math.Abs(call.Y[_rows[r]] - _products[i % Vectors][r] * Factor(i)) <= Allowed)) return false;
            return true;
        }

        // 128 blocks of at most 32 x 8 x 127, scales of 0.1 x 0.1, twice at most for the factor: 0.5 of 83,000 is 100 roundings of 2^-24.
        private const double Allowed = 0.5;

        private static float Factor(int i) => 1 + i % 61 / 64f;

        private double Product(int row, sbyte[] x)
        {
            var sum = 0.0;
            for (var c = 0; c < Side; c++)
                sum += Weights.Scale(row, c / PackedBlocks.Block) * Weights.XScale(
                    c / PackedBlocks.Block) * (Weights.Code(row, c) - 8) * x[c];
            return sum;
        }
    }
}
