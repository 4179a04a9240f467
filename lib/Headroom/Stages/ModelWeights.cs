namespace Headroom.Stages;

/// <summary>
/// Weights of a decoder with rotary positions, row by row: width D, H heads of h = D / H numbers, K heads of keys and values, F numbers
/// between both halves of the feed-forward part, V tokens, L layers.
/// </summary>
/// <param name="Layers">L, from 1.</param>
/// <param name="Heads">H.</param>
/// <param name="KvHeads">K, which divides H.</param>
/// <param name="Tokens">[V, D]: what a token begins with, and the head.</param>
/// <param name="Gains">
/// [2 L + 1, D]: of layer l row 2 l before attention and row 2 l + 1 before the feed-forward part; the last row before the head.
/// </param>
/// <param name="Qkv">[L, (H + 2 K) h, D]: rows of queries, head after head; of keys; of values.</param>
/// <param name="Output">[L, D, D].</param>
/// <param name="GateUp">[L, 2 F, D]: rows of the gate, then of what it lets through.</param>
/// <param name="Down">[L, D, F].</param>
public sealed record ModelWeights(
    int Layers, int Heads, int KvHeads, float[] Tokens, float[] Gains, float[] Qkv, float[] Output, float[] GateUp, float[] Down)
{
    /// <summary>D.</summary>
    public int Width => Gains.Length / (2 * Layers + 1);

    /// <summary>h.</summary>
    public int HeadWidth => Width / Heads;

    /// <summary>K h: numbers of a position's keys, and of its values.</summary>
    public int KvWidth => KvHeads * HeadWidth;

    /// <summary>F.</summary>
    public int Hidden => Down.Length / Layers / Width;

    /// <summary>V.</summary>
    public int Vocabulary => Tokens.Length / Width;

    /// <summary>Row <paramref name="row"/> of <see cref="Gains"/>.</summary>
    public ReadOnlySpan<float> Gain(int row) => Gains.AsSpan(row * Width, Width);

    /// <summary>What of <paramref name="all"/>, an array of this record, belongs to one layer.</summary>
    public ReadOnlySpan<float> Of(float[] all, int layer)
    {
        ArgumentNullException.ThrowIfNull(all);
        return all.AsSpan(all.Length / Layers * layer, all.Length / Layers);
    }
}
