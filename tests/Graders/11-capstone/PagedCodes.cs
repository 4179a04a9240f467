using Headroom.Grading;

namespace Graders;

/// <summary>
/// A cache of int8 codes in pages in a drawn order, with as many pages again that nobody owns. Slots that hold no token have codes too, and
/// scales that are no numbers.
/// </summary>
internal sealed class PagedCodes
{
    public const int Page = 16, D = 64;

    /// <param name="draw">Draws pages, codes, scales and queries.</param>
    /// <param name="kvHeads">K/V heads.</param>
    /// <param name="sharing">Query heads of each.</param>
    /// <param name="lengths">Tokens of each sequence.</param>
    /// <param name="level">Where all scores are near, if not drawn.</param>
    /// <param name="spare">So many page numbers are left out.</param>
    /// <param name="first">First code of a key for (token, length): a score is level * code / 127. V is 0 and above then.</param>
    /// <param name="wider">Columns of the table beyond the longest sequence.</param>
    public PagedCodes(Draw draw, int kvHeads, int sharing, int[] lengths, float level = 0, int spare = 0,
        Func<int, int, int>? first = null, int? wider = null)
    {
        (KvHeads, Sharing, Lengths) = (kvHeads, sharing, lengths);
        var needed = lengths.Sum(length => (length + Page - 1) / Page);
        int[] numbers = [.. Enumerable.Range(0, 2 * needed + 1 + spare)];
        draw.Shuffle(numbers);
        if (spare > 0) numbers = [.. numbers.OrderDescending()];
        Width = (lengths.Max() + Page - 1) / Page + (wider ?? draw.Int(1, 5));
        Table = new int[lengths.Length * Width];
        Array.Fill(Table, -1);
        var next = 0;
        for (var b = 0; b < lengths.Length; b++)
            for (var at = 0; at * Page < lengths[b]; at++) Table[b * Width + at] = numbers[next++];
        Rows = numbers.Length * kvHeads * Page;
        (K, V) = (Drawn(draw), Drawn(draw));
        (KScales, VScales) = (new float[Rows], new float[Rows]);
        Array.Fill(KScales, float.NaN);
        Array.Fill(VScales, float.NaN);
        Q = draw.Normal(lengths.Length * Heads * D, level == 0 ? 1 : 0.1f);
        for (var i = 0; i < Q.Length; i += D) Q[i] = level == 0 ? Q[i] : level / 16; // times 127 * scale / 8
        for (var b = 0; b < lengths.Length; b++)
            for (var t = 0; t < lengths[b]; t++)
                for (var h = 0; h < kvHeads; h++)
                {
                    var row = Row(b, h, t);
                    (KScales[row], VScales[row]) = ((float)draw.Scale(0.005, 0.02), (float)draw.Scale(0.003, 0.03));
                    if (level == 0) continue;
                    (K[row * D], KScales[row]) = ((sbyte)(first?.Invoke(t, lengths[b]) ?? 127), 128f / 127 + 0.001f * (t % 5));
                    for (var c = 1; c < D; c++) K[row * D + c] /= 16;
                    if (first is null) continue;
                    for (var c = 0; c < D; c++) V[row * D + c] &= sbyte.MaxValue; // of one sign: small weights add up
                }
    }

    public int KvHeads { get; }

    /// <summary>Query heads of a K/V head.</summary>
    public int Sharing { get; }

    public int[] Lengths { get; }

    public int Heads => KvHeads * Sharing;

    /// <summary>Pages of a row of the table.</summary>
    public int Width { get; }

    public int Rows { get; }

    public int[] Table { get; }

    /// <summary>[rows, 64].</summary>
    public sbyte[] K { get; }

    public sbyte[] V { get; }

    public float[] KScales { get; }

    public float[] VScales { get; }

    /// <summary>[sequences * heads, 64].</summary>
    public float[] Q { get; }

    /// <summary>Bytes that have to move once: codes and scales of all tokens, pages, lengths, q and o.</summary>
    public double Compulsory =>
        2.0 * KvHeads * Lengths.Sum() * (D + sizeof(float)) + 2.0 * sizeof(float) * Q.Length
        + sizeof(int) * (Lengths.Length + Lengths.Sum(length => (length + Page - 1) / Page));

    public int Row(int sequence, int head, int token) => (Table[sequence * Width + token / Page] * KvHeads + head) * Page + token % Page;

    /// <summary>The output in float64, with each part as it is or as a mistake has it.</summary>
    /// <param name="row">Row of the cache for (sequence, query head, token).</param>
    /// <param name="length">Tokens of a sequence.</param>
    /// <param name="kScale">Scale of a row of K.</param>
    /// <param name="vScale">Scale of a row of V.</param>
    public double[] Output(
        Func<int, int, int, int>? row = null, Func<int, int>? length = null, Func<int, double>? kScale = null,
        Func<int, double>? vScale = null)
    {
        var o = new double[Q.Length];
        for (var b = 0; b < Lengths.Length; b++)
            for (var h = 0; h < Heads; h++)
            {
                int[] rows = [.. Enumerable.Range(0, length?.Invoke(b) ?? Lengths[b])
                    .Select(t => row?.Invoke(b, h, t) ?? Row(b, h / Sharing, t))];
                var at = (b * Heads + h) * D;
                double[] scores = [.. rows.Select(r => (kScale?.Invoke(r) ?? KScales[r]) * Dot(at, r) / 8)];
                var max = scores.Length > 0 ? scores.Max() : 0;
                var total = scores.Sum(score => Math.Exp(score - max));
                for (var j = 0; j < rows.Length; j++)
                {
                    var weight = Math.Exp(scores[j] - max) / total * (vScale?.Invoke(rows[j]) ?? VScales[rows[j]]);
                    for (var c = 0; c < D; c++) o[at + c] += weight * V[rows[j] * D + c];
                }
            }
        return o;
    }

    private double Dot(int at, int row)
    {
        var sum = 0.0;
        for (var c = 0; c < D; c++) sum += (double)Q[at + c] * K[row * D + c];
        return sum;
    }

    /// <summary>How far float32 may be from it: scores of 64 products, weights, and a sum over the tokens.</summary>
    public Tolerance Allowed()
    {
        var (q, k) = (0.0, 0.0);
        for (var i = 0; i < Q.Length; i += D) q = Math.Max(q, Math.Sqrt(Q.AsSpan(i, D).ToArray().Sum(x => (double)x * x)));
        for (var row = 0; row < Rows; row++)
            if (float.IsFinite(KScales[row]))
                k = Math.Max(k, KScales[row] * Math.Sqrt(K.AsSpan(row * D, D).ToArray().Sum(x => (double)x * x)));
        var largest = 128 * VScales.Where(float.IsFinite).DefaultIfEmpty(0).Max();
        return Tolerance.Absolute(
            Tolerance.Float32Roundoff * largest * (8 * Math.Sqrt(2 * D) * q * k / 8 + 4 * Math.Sqrt(Lengths.Max() + 1) + 16));
    }

    private sbyte[] Drawn(Draw draw)
    {
        var codes = new sbyte[Rows * D];
        for (var i = 0; i < codes.Length; i++) codes[i] = (sbyte)draw.Int(-128, 127);
        return codes;
    }
}
