namespace Headroom.Training.Models.Fused;

/// <summary>Which heads there are in the product that makes them all, and how far each position turns them.</summary>
/// <param name="Heads">That ask.</param>
/// <param name="KvHeads">That are asked.</param>
/// <param name="Size">Numbers in a head.</param>
/// <param name="Cosines">(T, Size / 2).</param>
/// <param name="Sines">(T, Size / 2).</param>
internal sealed record HeadsLayout(int Heads, int KvHeads, int Size, float[] Cosines, float[] Sines)
{
    public const int Queries = 0, Keys = 1, Values = 2;

    /// <summary>Heads in the product: queries, keys and values.</summary>
    public int All => Heads + 2 * KvHeads;

    /// <summary>Which of the three a head of the product goes to, the first of its places there, and how many it has.</summary>
    public (int Output, int First, int Copies) Place(int head)
    {
        var copies = Heads / KvHeads;
        if (head < Heads) return (Queries, head, 1);
        return head < Heads + KvHeads ? (Keys, (head - Heads) * copies, copies) : (Values, (head - Heads - KvHeads) * copies, copies);
    }

    public ReadOnlySpan<float> Cos(long position) => Cosines.AsSpan((int)position * Size / 2, Size / 2);

    public ReadOnlySpan<float> Sin(long position) => Sines.AsSpan((int)position * Size / 2, Size / 2);
}
