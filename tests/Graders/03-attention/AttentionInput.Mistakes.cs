namespace Graders;

internal sealed partial record AttentionInput
{
    /// <summary>What a kernel with tiles of 64 keys gives that makes one mistake.</summary>
    public ReferenceHead Tiled(Func<int, int, int, bool> sees, TileSlip slip) =>
        TiledReference.Of(Scores(sees), AllHeads * N, M, row => row / N * M, V, D, tile: 64, slip);

    /// <summary>The same without the division by sqrt(d).</summary>
    public ReferenceHead Unscaled(Func<int, int, int, bool> sees) => (this with { Q = [.. Q.Select(q => q * MathF.Sqrt(D))] }).Attend(sees);
}
