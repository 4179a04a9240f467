using Headroom.Counting;
using Headroom.Grading;

namespace Graders;

public sealed partial class GatedDeltaGrader
{
    // dk keys at right angles, beta 1, nothing decays: each write leaves the others alone.
    private void Stored() => Case("as many keys as rows, at right angles", () =>
    {
        var (dk, dv) = (Draw.Int(6, 12), Draw.Int(3, 5));
        var keys = AtRightAngles(dk);
        float[] values = Draw.Normal(dk * dv), ones = [.. Enumerable.Repeat(1f, dk)];
        var x = new DeltaInput(dk, dk, dv, Draw.Normal(dk * dv), keys, keys, values, ones, ones, 1);
        var allowed = Tolerance.Absolute(16 * Tolerance.Float32Roundoff * dk * dk * 4);
        double[] expected = [.. values.Select(value => (double)value)];
        Part("Step", () =>
        {
            var (tally, read) = (new Tally(), new List<float>());
            var s = Stepped(x, dk).S;
            foreach (var t in Enumerable.Range(0, dk))
                for (var e = 0; e < dv; e++)
                    read.Add((float)Enumerable.Range(0, dk).Sum(c => (double)s[c * dv + e] * keys[t * dk + c]));
            Elements("what each key recalls in the end", read.ToArray(), expected, allowed, ("keys", dk), ("columns", dv));
        });
        Part("Chunk", () => Elements("what each token reads back", Chunked(x, x.S).O, expected, allowed, ("tokens", dk), ("columns", dv)));
    }, "float32");

    // Gram and Schmidt, in float64.
    private float[] AtRightAngles(int d)
    {
        var rows = new List<double[]>();
        while (rows.Count < d)
        {
            double[] row = [.. Draw.Normal(d).Select(value => (double)value)];
            foreach (var _ in (int[])[1, 2])
                foreach (var other in rows)
                {
                    var along = other.Zip(row, (a, b) => a * b).Sum();
                    for (var c = 0; c < d; c++) row[c] -= along * other[c];
                }
            var length = Math.Sqrt(row.Sum(value => value * value));
            if (length > 0.1) rows.Add([.. row.Select(value => value / length)]);
        }
        return [.. rows.SelectMany(row => row).Select(value => (float)value)];
    }

    private void Arithmetic() => Case("FLOPs, and what waits for what", () =>
    {
        var (n, dk, dv) = (Draw.Int(14, 18), Draw.Int(30, 40), Draw.Int(10, 14));
        var x = DeltaInput.Of(Draw, n, dk, dv);
        Part("Step", () =>
        {
            var flops = Stepped(x, 1).Tally.Flops;
            That(flops <= 8.0 * dk * dv + 8 * (dk + dv), "about 7 dk dv FLOPs",
                $"Step takes {flops:#,0} FLOPs with dk {dk} and dv {dv}: recall, correct, write are {7 * dk * dv:#,0}. A matrix "
                + "I - beta k k^T of [dk, dk] need not be made");
        });
        Part("Chunk", () => ChunkArithmetic(x));
    }, "float32");

    // Where a state is wide, a step for each of a few tokens, or a chunk in two halves, waits for the state once too often.
    private void FewTokensWideState()
    {
        foreach (var n in (int[])[Draw.Int(3, 6), Draw.Int(9, 12)])
        {
            var x = DeltaInput.Of(Draw, n, Draw.Int(150, 200), 3);
            Case($"what waits for what, {n} tokens, dk {x.Dk}", () => Part("Chunk", () => ChunkArithmetic(x)), "float32");
        }
    }

    private void ChunkArithmetic(DeltaInput x)
    {
        var (n, dk, dv) = (x.N, x.Dk, x.Dv);
        var (_, _, tally) = Chunked(x, x.S);
        var limit = n * (6.0 * dk * dv + 3 * n * (dk + dv) + 8 * (dk + dv) + 4 * n) + 2 * dk * dv;
        That(tally.Flops <= limit, "6 dk dv + 3 n (dk + dv) FLOPs a token",
            $"Chunk takes {(double)tally.Flops / n:#,0} FLOPs a token, for n {n}, dk {dk}, dv {dv}: {limit / n:#,0} are enough");
        var longest = 2 * dk + n * n / 2 + 8 * n;
        That(tally.LongestChain <= longest, "tokens of a chunk wait for each other in the triangular system alone",
            $"{tally.LongestChain:#,0} operations wait for each other, where {longest:#,0} are enough: that is a step for each token, "
            + "which waits for the whole state. Recall from the state before the chunk for all tokens, then solve for u");
    }
}
