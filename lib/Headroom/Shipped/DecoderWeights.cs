using Headroom.Quantization;

namespace Headroom.Shipped;

/// <summary>All weights of a model in memory.</summary>
public sealed class DecoderWeights
{
    private const double Deviation = 0.02; // of weights that are drawn, as training begins
    private readonly Dictionary<string, WeightMatrix> _matrices;
    private readonly Dictionary<string, float[]> _norms;

    internal DecoderWeights(
        DecoderShape shape, WeightForm form, Dictionary<string, WeightMatrix> matrices, Dictionary<string, float[]> norms) =>
        (Shape, Form, _matrices, _norms) = (shape, form, matrices, norms);

    public DecoderShape Shape { get; }

    public WeightForm Form { get; }

    /// <summary>Bytes of all weights, scales and padding included.</summary>
    public long Bytes =>
        _matrices.Values.Sum(matrix => (long)matrix.Bytes.Length) + _norms.Values.Sum(norm => sizeof(float) * (long)norm.Length);

    /// <summary>The matrix of a name of <see cref="WeightNames"/>.</summary>
    /// <exception cref="ArgumentException">There is none; the message lists what there is.</exception>
    public WeightMatrix Matrix(string name) => Of(_matrices, name, "matrix");

    /// <summary>[D] gains.</summary>
    /// <exception cref="ArgumentException">There is no such norm; the message lists what there is.</exception>
    public IReadOnlyList<float> Norm(string name) => Of(_norms, name, "norm");

    internal PackedWeights<DecoderShape> Packed => new(Shape, Form, _matrices, _norms);

    /// <summary>The same values, packed anew; these weights where they have that form.</summary>
    public DecoderWeights In(WeightForm form) => form == Form
        ? this
        : new(Shape, form, _matrices.ToDictionary(each => each.Key, each => each.Value.In(form)), _norms);

    /// <summary>Packs values, row by row, that <paramref name="values"/> has for each name of <see cref="WeightNames"/>.</summary>
    /// <exception cref="ArgumentException">The shape does not hold together, or a weight has another number of values; the message says
    /// which.</exception>
    public static DecoderWeights Of(DecoderShape shape, WeightForm form, Func<string, float[]> values)
    {
        ArgumentNullException.ThrowIfNull(shape);
        ArgumentNullException.ThrowIfNull(values);
        shape.Check();
        return new(
            shape, form,
            WeightNames.Matrices(shape).ToDictionary(
                each => each.Name, each => WeightMatrix.Of(each.Name, each.Rows, each.Columns, values(each.Name), form)),
            WeightNames.Norms(shape).ToDictionary(name => name, Gains));

        float[] Gains(string name) => values(name) is { } gains && gains.Length == shape.Width
            ? gains
            : throw new ArgumentException($"{name} must have {shape.Width} values.", nameof(values));
    }

    /// <summary>Weights that nobody trained: normal, of deviation 0.02, with norms of 1. The same for the same shape and seed.</summary>
    public static DecoderWeights Drawn(DecoderShape shape, int seed, WeightForm form = WeightForm.Fp32)
    {
        ArgumentNullException.ThrowIfNull(shape);
        shape.Check();
        // Each matrix from a seed of its own, and no two seeds share one.
        var matrices = WeightNames.Matrices(shape).Select((each, i) => (each.Name, Size: checked(each.Rows * each.Columns), At: i))
            .ToDictionary(each => each.Name);
        return Of(shape, form, name => matrices.TryGetValue(name, out var one)
            ? [.. Normal.Sample(one.Size, unchecked(seed * matrices.Count + one.At)).Select(value => (float)(Deviation * value))]
            : [.. Enumerable.Repeat(1f, shape.Width)]);
    }

    private static T Of<T>(Dictionary<string, T> all, string name, string kind) => all.TryGetValue(name, out var found)
        ? found
        : throw new ArgumentException(
            $"the model has no {kind} \"{name}\"; it has {string.Join(", ", all.Keys.Take(8))}{(all.Count > 8 ? ", ..." : "")}.",
            nameof(name));
}
