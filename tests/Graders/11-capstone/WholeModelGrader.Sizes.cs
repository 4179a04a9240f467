using Headroom.Stages;

namespace Graders;

/// <summary>The largest sizes and numbers that there are.</summary>
public sealed partial class WholeModelGrader
{
    private const int Loud = 16; // of the last columns
    private static readonly ModelDraws s_sink = new(1, 4, 2, 8, 48, 40);

    private void Largest()
    {
        Text("", new(9, 4, 2, 12, 20, 30), [2, 1, 1]);
        ModelDraws hidden = new(1, 2, 2, 10, 1024, 30), wide = new(1, 8, 2, 64, 24, 20), tokens = new(1, 2, 1, 4, 8, 70_000);
        Try($"{hidden.Shape}, the last numbers large", () =>
        {
            var w = hidden.Drawn(Draw);
            var half = w.GateUp.Length / 2;
            foreach (var end in (int[])[half, 2 * half])
                foreach (ref var weight in w.GateUp.AsSpan(end - Loud * w.Width, Loud * w.Width)) weight *= 2.5f;
            Compare(w, Reads(hidden, [2, 1]));
        });
        Try($"{wide.Shape}, the last numbers large", () =>
        {
            var w = wide.Drawn(Draw);
            for (var end = w.Width; end <= w.Gains.Length; end += w.Width)
                foreach (ref var gain in w.Gains.AsSpan(end - Loud, Loud)) gain *= 3;
            Compare(w, Reads(wide, [1, 2]));
        });
        // More tokens than 16 bits count.
        Try($"{tokens.Shape}, the last tokens", () => Compare(tokens.Drawn(Draw), [[69_999, 40_000], [69_998]]));
    }

    // All heads look at the first token, wherever they stand: the slowest of their turns is 1 / 1,000 of a position.
    private void FirstSeen() => Try($"{s_sink.Shape}, 128 tokens, of which each looks at the first", () =>
    {
        var w = Sink(ofAll: 0, ofFirst: 9);
        var reads = Reads(s_sink, [64, 62, 1, 1]);
        foreach (var read in reads)
            foreach (ref var token in read.AsSpan()) token = Math.Max(1, token);
        reads[0][0] = 0;
        Compare(Watched(w), reads);
    });

    private void LargeScores() => Try($"{s_sink.Shape}, scores above 89", () =>
        Compare(Sink(ofAll: 110, ofFirst: 2), Reads(s_sink, [4, 1, 1]), known: got => HasNaN(got)
            ? "e to a score is beyond a float: take the largest score off first" : null));

    /// <summary>Scores that hardly depend on positions: about as large for all tokens, and larger where token 0 is asked.</summary>
    private ModelWeights Sink(float ofAll, float ofFirst)
    {
        var w = s_sink.Drawn(Draw);
        var (d, h, slow) = (s_sink.Width, s_sink.HeadWidth, s_sink.HeadWidth / 2 - 1);
        w.Gains.AsSpan(0, d).Fill(1);
        // Column 0 is token 0's alone, and all have the same number in column 1.
        for (var token = 0; token < s_sink.Vocabulary; token++) (w.Tokens[token * d], w.Tokens[token * d + 1]) = (0, 1);
        w.Tokens[0] = (float)Draw.Real(0.9, 1.1);
        for (var head = 0; head < s_sink.Heads + s_sink.KvHeads; head++)
            for (var row = 0; row < h; row++)
            {
                var weights = w.Qkv.AsSpan((head * h + row) * d, d);
                var isKey = head >= s_sink.Heads;
                if (row != slow)
                {
                    foreach (ref var weight in weights) weight *= 0.3f;
                    continue;
                }
                weights.Clear();
                // What norm leaves of a 1: x is 0.35 a column, and a 1 of it about 2.5.
                (weights[0], weights[1]) = isKey ? (ofFirst / 10, ofAll / 10) : (0, 10 * MathF.Sqrt(h) / 6.5f);
            }
        return w;
    }

    private void LargeGates() => Try($"{s_small.Shape}, gates to 200", () =>
    {
        var w = s_small.Drawn(Draw);
        for (var layer = 0; layer < w.Layers; layer++)
            foreach (ref var weight in w.GateUp.AsSpan(layer * 2 * w.Hidden * w.Width, w.Hidden * w.Width)) weight *= 60;
        Compare(w, Reads(s_small, [3, 1, 1]), known: got => HasNaN(got)
            ? "e to a gate, or to its opposite, is beyond a float: gate / (1 + e^-gate) is right as it stands" : null);
    });

    private static bool HasNaN(float[][] got) => got.Any(logits => logits.Any(float.IsNaN));
}
