namespace Headroom.Models;

/// <summary>What attention keeps of each token, in every layer.</summary>
public abstract record KvLayout
{
    private protected KvLayout()
    {
    }

    /// <summary>Elements cached per token and layer.</summary>
    public abstract int ElementsPerToken { get; }

    /// <summary>FLOPs of one query against one key, all heads of a layer: the score and the weighted sum.</summary>
    internal abstract double FlopsPerPair(ModelShape model);
}

/// <summary>Keys and values per KV head: MHA when every query head has its own, GQA when they share.</summary>
/// <param name="Heads">KV heads.</param>
/// <param name="HeadDim">Elements of a head.</param>
public sealed record HeadsKv(int Heads, int HeadDim) : KvLayout
{
    /// <summary>2 x KV heads x head dim: a key and a value.</summary>
    public override int ElementsPerToken => 2 * Heads * HeadDim;

    // Scores and sum: 2 d each, in every query head.
    internal override double FlopsPerPair(ModelShape model) => 4.0 * model.Heads * HeadDim;
}

/// <summary>MLA: one latent vector and one rotary key, shared by all heads.</summary>
/// <param name="Latent">Elements of the latent (d_c).</param>
/// <param name="Rope">Elements of the rotary key (d_rope).</param>
public sealed record LatentKv(int Latent, int Rope) : KvLayout
{
    /// <summary>d_c + d_rope: the latent serves as key and as value.</summary>
    public override int ElementsPerToken => Latent + Rope;

    // With the up-projections absorbed, so that only the latent is read: a head scores against d_c + d_rope elements and sums d_c.
    internal override double FlopsPerPair(ModelShape model) => 2.0 * model.Heads * (2 * Latent + Rope);
}
