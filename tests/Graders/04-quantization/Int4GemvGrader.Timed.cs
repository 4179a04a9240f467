using Headroom.Grading;

namespace Graders;

public sealed partial class Int4GemvGrader
{
    /// <summary>What a timed call takes: for one side weights and a vector, for the other a matrix of floats and an x in floats.</summary>
    private sealed record Call(PackedBlocks Weights, float[] Floats, float[] Y);

    /// <summary>
    /// Large weights in the same arrays at every call, of which each call finds a few changed: the codes of a block or its scale, in a row
    /// that nobody knows beforehand. The vector is new every second time, but for its first block and first scales.
    /// </summary>
    private sealed class Timed(Draw draw)
    {
        private const int Looked = 48, Kept = 4; // rows that are looked at; scales of x that stay
        private readonly PackedBlocks _weights = PackedBlocks.Of(draw, Side, Side);
        private readonly float[] _floats = draw.Normal(Side);
        private int _changed; // the row

        public Call Call(int i)
        {
            _changed = draw.Int(1, Side - 1);
            var block = _changed * _weights.Blocks + draw.Int(0, _weights.Blocks - 1);
            if (i % 3 == 2) _weights.Scales[block] = (float)draw.Scale(0.01, 0.1);
            else foreach (ref var pair in _weights.Codes.AsSpan(block * PackedBlocks.Block / 2, PackedBlocks.Block / 2)) pair ^= 255;
            if (i % 2 == 1) return new(_weights, _floats, Poisoned(Side));
            for (var c = PackedBlocks.Block; c < Side; c++) _weights.X[c] = (sbyte)draw.Int(-127, 127);
            for (var b = Kept; b < _weights.Blocks; b++) _weights.XScales[b] = (float)draw.Real(0.03, 0.1);
            return new(_weights, _floats, Poisoned(Side));
        }

        /// <summary>Whether the changed row, the first, the last and some others are right, as the weights are now.</summary>
        public bool IsRight(Call call) => Right(call, _changed) && Right(call, 0) && Right(call, Side - 1)
            && Enumerable.Range(0, Looked).All(_ => Right(call, draw.Int(1, Side - 2)));

        // A row's 4,096 products are 4 x 64 on average, times scales of 0.039 x 0.065: they come to 2,660, and 128 + 3 roundings of 2^-24
        // to 0.021. A changed block moves the sum by about 10.
        private const double Allowed = 0.05;

        private bool Right(Call call, int row) => Math.Abs(call.Y[row] - _weights.Product(row)) <= Allowed;
    }
}
