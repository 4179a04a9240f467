using Headroom.Grading;

namespace Graders;

/// <summary>
/// q [batch * heads * n, d], k and v [batch * heads * m, d]: a head's rows follow each other, and a sequence's heads too.
/// </summary>
internal sealed partial record AttentionInput(int Batch, int Heads, int N, int M, int D, float[] Q, float[] K, float[] V, bool IsExact)
{
    /// <summary>
    /// Normal values; or, for a level, d = 64, faint keys, and other scores near it, which float32 computes without any rounding.
    /// </summary>
    public static AttentionInput Of(Draw draw, int batch, int heads, int n, int m, int d, float level = 0)
    {
        var (queries, keys) = (batch * heads * n, batch * heads * m);
        if (level == 0) return new(batch, heads, n, m, d, draw.Normal(queries * d), draw.Normal(keys * d), draw.Normal(keys * d), false);
        var q = AttentionData.Level(draw, queries, d, _ => level / 50);
        var k = AttentionData.Level(draw, keys, d, row => AttentionData.FirstOfKey(row % m, level));
        return new AttentionInput(batch, heads, n, m, d, q, k, draw.Normal(keys * d), true).WithFaintKeys();
    }

    /// <summary>Of all heads of all sequences.</summary>
    public int AllHeads => Batch * Heads;

    public Tolerance Allowed => Within(null);

    /// <summary>Whether faint keys have values that drown the others; see <see cref="AttentionData.IsFaint"/>.</summary>
    public bool IsFaint { get; init; }

    /// <summary>The same with the sizes of its values.</summary>
    public AttentionInput Sizes => this with { V = AttentionData.Sizes(V) };

    /// <summary>
    /// <see cref="Allowed"/>, where <paramref name="sizes"/>, asked with faint keys only, gives o of <see cref="Sizes"/>: a value counts in
    /// no row with more than its weight.
    /// </summary>
    public Tolerance AllowedBy(Func<double[]> sizes) => Within(IsFaint ? sizes().Max() : null);

    /// <summary>The same values, those of faint keys <see cref="AttentionData.Shout"/> times as large.</summary>
    public AttentionInput WithFaintKeys() => this with { V = AttentionData.Shouted(V, M, D), IsFaint = true };

    /// <summary>A score, as <see cref="AttentionData.Allowed"/> derives it; exact ones are exact.</summary>
    public Tolerance AllowedScore => Tolerance.Absolute(IsExact ? 0 : ScoreError);

    /// <summary>A weight carries two scores' errors, the maximum's and its own, and the roundings of the sum.</summary>
    public Tolerance AllowedWeight => AttentionData.Allowed(Q, K, [1], D, M, IsExact);

    /// <summary>
    /// max + ln(sum): the score's error, that of the sum as a relative one, and one rounding of the result, twice for the halves.
    /// </summary>
    public Tolerance AllowedLse => new(ScoreError + Tolerance.Float32Roundoff * (4 * Math.Sqrt(M) + 8), 2 * Tolerance.Float32Roundoff);

    private Tolerance Within(double? reach) => AttentionData.Allowed(Q, K, V, D, M, IsExact, reach);

    private double ScoreError => Tolerance.Float32Roundoff * AttentionData.ScoreUnits(Q, K, D, IsExact);

    /// <summary>
    /// q·k / sqrt(d), [batch * heads * n, m]; minus infinity where <paramref name="sees"/>, asked for sequence, query and key, says no.
    /// </summary>
    public double[] Scores(Func<int, int, int, bool> sees)
    {
        var scores = new double[AllHeads * N * M];
        for (var row = 0; row < AllHeads * N; row++)
            for (var j = 0; j < M; j++)
            {
                var (head, i) = (row / N, row % N);
                scores[row * M + j] = sees(head / Heads, i, j)
                    ? ReferenceHead.Dot(Q.AsSpan(row * D), K.AsSpan((head * M + j) * D), D) / Math.Sqrt(D)
                    : double.NegativeInfinity;
            }
        return scores;
    }

    /// <summary>softmax of <see cref="Scores"/>, row by row; 0 in a row that sees nothing.</summary>
    public double[] Weights(double[] scores)
    {
        var weights = new double[scores.Length];
        for (var start = 0; start < scores.Length; start += M)
        {
            var lse = ReferenceHead.LogSumExp(scores.AsSpan(start, M));
            for (var j = start; j < start + M && double.IsFinite(lse); j++) weights[j] = Math.Exp(scores[j] - lse);
        }
        return weights;
    }

    /// <summary>o [batch * heads * n, d] and lse [batch * heads * n] in float64.</summary>
    public ReferenceHead Attend(Func<int, int, int, bool> sees)
    {
        var (o, lse) = (new double[Q.Length], new double[AllHeads * N]);
        for (var head = 0; head < AllHeads; head++)
        {
            var one = ReferenceHead.Of(Rows(Q, head, N), Rows(K, head, M), Rows(V, head, M), D,
                (_, _, score) => score, (i, j) => sees(head / Heads, i, j));
            one.O.CopyTo(o, head * N * D);
            one.Lse.CopyTo(lse, head * N);
        }
        return new(o, lse);
    }

    /// <summary>Whether a launch of each head's first group alone wrote more than its own 64 queries.</summary>
    public static bool WritesForOthers(ReadOnlySpan<float> o, int rowsPerHead, int d, float untouched)
    {
        for (var row = 0; row < o.Length / d; row++)
            if (row % rowsPerHead >= 64 && o.Slice(row * d, d).ContainsAnyExcept(untouched)) return true;
        return false;
    }

    private ReadOnlySpan<float> Rows(float[] of, int head, int rows) => of.AsSpan(head * rows * D, rows * D);
}
