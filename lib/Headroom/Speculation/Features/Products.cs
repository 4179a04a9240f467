using Headroom.Inference.Matrices;

namespace Headroom.Speculation.Features;

/// <summary>Products of some rows on the caller's thread, with room for the codes that integer matrices take.</summary>
/// <param name="rows">At most so many.</param>
internal sealed class Products(int rows)
{
    private readonly Dictionary<int, CodedActivations> _codes = []; // by width

    /// <summary>y = W x for the first <paramref name="count"/> rows, or y += W x.</summary>
    public void Multiply(TiledMatrix matrix, Activations x, int count, Activations y, bool adds = false) =>
        matrix.Multiply(x, Coded(matrix, x, count), count, 0, matrix.Tiles, y, adds);

    /// <summary>Two matrices of the same inputs.</summary>
    public void Multiply(TiledMatrix one, TiledMatrix other, Activations x, int count, Activations y, Activations z)
    {
        var codes = Coded(one, x, count);
        one.Multiply(x, codes, count, 0, one.Tiles, y, adds: false);
        other.Multiply(x, codes, count, 0, other.Tiles, z, adds: false);
    }

    private CodedActivations Coded(TiledMatrix matrix, Activations x, int count)
    {
        if (!_codes.TryGetValue(x.Width, out var codes)) _codes[x.Width] = codes = new(rows, x.Width);
        if (matrix.TakesCodes) codes.Take(x, count);
        return codes;
    }
}
