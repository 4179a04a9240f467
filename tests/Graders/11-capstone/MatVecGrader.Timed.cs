using Headroom.Grading;
using Headroom.Measurement;

namespace Graders;

public sealed partial class MatVecGrader
{
    /// <summary>What a timed call takes: weights, a vector and room for the product.</summary>
    private sealed record Call(byte[] Weights, float[] X, float[] Y);

    /// <summary>
    /// Large weights from memory, in turns of copies, of which each call finds a few bytes changed: the codes, the scales or d of a block
    /// in a row that nobody knows beforehand. The vector is new every second time, but for its first numbers.
    /// </summary>
    private sealed class Timed
    {
        private const int Looked = 12, Kept = 32; // rows that are looked at; numbers of x that stay
        private readonly Draw _draw;
        private readonly float[] _x;
        private int _changed; // the row

        public Timed(Draw draw)
        {
            var one = SuperBlocks.Weights(Rows * Columns / SuperBlocks.Block, draw.Int(0, 1 << 30), () => draw.Real(1e-3, 1e-2), draw);
            (_draw, _x) = (draw, draw.Normal(Columns));
            Copies = new CopiesInTurn<byte[]>(one, one.Length, all => [.. all]);
        }

        public CopiesInTurn<byte[]> Copies { get; }

        public Call Call(int i)
        {
            var bytes = Copies.Next();
            _changed = _draw.Int(1, Rows - 2);
            var block = _changed * (Columns / SuperBlocks.Block) + _draw.Int(0, Columns / SuperBlocks.Block - 1);
            if (i % 3 == 2) SuperBlocks.Write(bytes, block, (Half)_draw.Real(0.02, 0.03), (Half)_draw.Real(0.02, 0.03));
            else
                foreach (ref var one in bytes.AsSpan(block * SuperBlocks.BlockBytes + 4, i % 3 == 0 ? 12 : SuperBlocks.BlockBytes - 4))
                    one = (byte)~one;
            if (i % 2 == 0)
                for (var at = Kept; at < Columns; at++) _x[at] = (float)_draw.Real(-3, 3);
            return new(bytes, _x, Poisoned(Rows));
        }

        /// <summary>Whether the changed row, the first, the last and some others are right, as the weights are now.</summary>
        public bool IsRight(Call call)
        {
            var w = new SuperBlocks(Rows, Columns, call.Weights, call.X);
            return Right(_changed) && Right(0) && Right(Rows - 1)
                && Enumerable.Range(0, Looked).All(_ => Right(_draw.Int(1, Rows - 2)));

            bool Right(int row) => w.Row(row) is var (y, allowed) && Math.Abs(call.Y[row] - y) <= allowed;
        }

        public bool AreRight(int calls)
        {
            for (var i = 0; i < calls; i++)
            {
                var call = Call(i);
                Multiply(call);
                if (!IsRight(call)) return false;
            }
            return true;
        }
    }
}
