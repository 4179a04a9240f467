namespace Headroom.Models;

/// <summary>
/// Sizes of latent attention (MLA): a key is Nope numbers made of the latent and Rope rotated ones that all heads
/// share, a value is Value numbers made of the latent.
/// </summary>
/// <param name="Heads">Query heads.</param>
/// <param name="Nope">Numbers of a key that carry no position.</param>
/// <param name="Rope">Numbers of a key that do.</param>
/// <param name="Latent">Numbers that are cached in place of keys and values.</param>
/// <param name="Value">Numbers of a value.</param>
public readonly record struct LatentShape(int Heads, int Nope, int Rope, int Latent, int Value);
