using Headroom.Training.Seeds;

namespace Headroom.Training.LowBits;

/// <summary>
/// Multiplies each 16 numbers of a row by signs that were drawn once, and by a Hadamard matrix over 4: a rotation, so a product of two
/// operands that are both turned is the product of both as they were. One large number becomes sixteen of a quarter of its size.
/// </summary>
internal sealed class Rotation
{
    public const int Size = 16;
    private readonly float[] _signs = new float[Size];

    public Rotation(Dice dice)
    {
        foreach (ref var sign in _signs.AsSpan()) sign = dice.Below(2) == 0 ? -0.25f : 0.25f;
    }

    /// <summary>Turns <paramref name="values"/>, whole blocks of 16, in place.</summary>
    public void Apply(Span<float> values)
    {
        for (; !values.IsEmpty; values = values[Size..])
        {
            var block = values[..Size];
            for (var i = 0; i < Size; i++) block[i] *= _signs[i];
            for (var half = 1; half < Size; half *= 2)
                for (var i = 0; i < Size; i++)
                    if ((i & half) == 0) (block[i], block[i + half]) = (block[i] + block[i + half], block[i] - block[i + half]);
        }
    }
}
