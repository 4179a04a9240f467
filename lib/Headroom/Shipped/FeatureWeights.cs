namespace Headroom.Shipped;

/// <summary>All weights of a drafter that reads hidden states.</summary>
public sealed class FeatureWeights
{
    internal FeatureWeights(PackedWeights<FeatureShape> packed) => Packed = packed;

    public FeatureShape Shape => Packed.Shape;

    public WeightForm Form => Packed.Form;

    /// <summary>Bytes of all weights, scales and padding included.</summary>
    public long Bytes => Packed.Matrices.Values.Sum(matrix => (long)matrix.Bytes.Length)
        + Packed.Vectors.Values.Sum(vector => sizeof(float) * (long)vector.Length);

    internal PackedWeights<FeatureShape> Packed { get; }

    /// <summary>The matrix of a name of <see cref="FeatureNames"/>.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public WeightMatrix Matrix(string name) => Packed.Matrices.TryGetValue(name, out var matrix)
        ? matrix
        : throw new ArgumentException($"a drafter has no matrix \"{name}\"; it has {string.Join(", ", Packed.Matrices.Keys)}.");

    /// <summary>The vector of a name of <see cref="FeatureNames"/>.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public IReadOnlyList<float> Vector(string name) => Packed.Vectors.TryGetValue(name, out var vector)
        ? vector
        : throw new ArgumentException($"a drafter has no vector \"{name}\"; it has {string.Join(", ", Packed.Vectors.Keys)}.");

    /// <summary>The same values, packed anew; these weights where they have that form.</summary>
    public FeatureWeights In(WeightForm form) => form == Form
        ? this
        : new(Packed with { Form = form, Matrices = Packed.Matrices.ToDictionary(each => each.Key, each => each.Value.In(form)) });

    /// <summary>Packs values, row by row, that <paramref name="values"/> has for each name of <see cref="FeatureNames"/>.</summary>
    /// <exception cref="ArgumentException">The shape does not hold together, or a weight has another number of values; the message says
    /// which.</exception>
    public static FeatureWeights Of(FeatureShape shape, WeightForm form, Func<string, float[]> values)
    {
        ArgumentNullException.ThrowIfNull(shape);
        ArgumentNullException.ThrowIfNull(values);
        shape.Check();
        return new(new(
            shape, form,
            FeatureNames.Matrices(shape).ToDictionary(
                each => each.Name, each => WeightMatrix.Of(each.Name, each.Rows, each.Columns, values(each.Name), form)),
            FeatureNames.Vectors(shape).ToDictionary(each => each.Name, each => Vector(each.Name, each.Length))));

        float[] Vector(string name, int length) => values(name) is { } vector && vector.Length == length
            ? vector
            : throw new ArgumentException($"{name} must have {length} values.", nameof(values));
    }
}
