using Headroom.Grading;
using Headroom.Measurement;

namespace Graders;

public sealed partial class Int8LayerGrader
{
    /// <summary>What a timed call takes; the FP32 side takes the same tokens.</summary>
    private sealed record Call(float[] X, sbyte[] Weights, float[] Scales, float[] Y);

    /// <summary>
    /// Large weights from memory, in turns of copies. Each call finds a few of them changed: 32 codes or a scale, in a row that nobody
    /// knows beforehand. Tokens are new every second time, but for their first numbers.
    /// </summary>
    private sealed class Timed(Draw draw)
    {
        private const int Looked = 24, Kept = 32; // outputs that are looked at; numbers of x that stay
        private const int Flips = 3; // codes of a token that may go either way: quotients half way between two
        private readonly CopiesInTurn<sbyte[]> _weights = new(Bytes(draw), (long)Side * Side, all => [.. all]);
        private readonly float[] _scales = [.. Enumerable.Range(0, Side).Select(_ => (float)draw.Scale(0.01, 0.1))];
        private readonly float[] _x = draw.Normal(Together * Side);
        private int _changed; // the output

        public Call Call(int i)
        {
            var weights = _weights.Next();
            _changed = draw.Int(1, Side - 1);
            if (i % 3 == 2) _scales[_changed] = (float)draw.Scale(0.01, 0.1);
            else foreach (ref var code in weights.AsSpan(_changed * Side + 32 * draw.Int(0, Side / 32 - 1), 32)) code = (sbyte)~code;
            if (i % 2 == 0)
                for (var at = Kept; at < _x.Length; at++) _x[at] = (float)draw.Real(-3, 3);
            return new(_x, weights, _scales, Poisoned(Together * Side));
        }

        public bool AreRight(int calls, Action<Call> forward)
        {
            for (var i = 0; i < calls; i++)
            {
                var call = Call(i);
                forward(call);
                if (!IsRight(call)) return false;
            }
            return true;
        }

        /// <summary>Whether the changed output, the first, the last and some others are right for all tokens, as weights are now.</summary>
        public bool IsRight(Call call)
        {
            int[] outputs = [_changed, 0, Side - 1, .. Enumerable.Range(0, Looked).Select(_ => draw.Int(1, Side - 2))];
            for (var token = 0; token < Together; token++)
            {
                var numbers = call.X.AsSpan(token * Side, Side);
                var scale = TokenCodes.Scale(numbers);
                var codes = TokenCodes.Of(numbers, scale, TokenCodes.Nearest);
                foreach (var output in outputs)
                {
                    var (sum, step) = (Sum(call.Weights.AsSpan(output * Side, Side), codes), (double)scale * call.Scales[output]);
                    var allowed = Rounding.Allowed(sum * step) + Flips * 128 * step;
                    if (!(Math.Abs(call.Y[token * Side + output] - sum * step) <= allowed)) return false;
                }
            }
            return true;
        }

        private static long Sum(ReadOnlySpan<sbyte> weights, ReadOnlySpan<sbyte> codes)
        {
            var sum = 0L;
            for (var c = 0; c < weights.Length; c++) sum += weights[c] * codes[c];
            return sum;
        }

        private static sbyte[] Bytes(Draw draw)
        {
            var (codes, at) = (new sbyte[Side * Side], (uint)draw.Int(0, 1 << 30));
            // The highest 8 of 32 bits: all codes come.
            foreach (ref var code in codes.AsSpan()) code = unchecked((sbyte)(at++ * 2_654_435_761u >> 24));
            return codes;
        }
    }
}
