using Rows = ILGPU.Runtime.ArrayView2D<float, ILGPU.Stride2D.DenseY>;

namespace Headroom.Stages;

/// <summary>Drawn weights of a small decoder, on the host.</summary>
public sealed class DecoderWeights
{
    private readonly Random _random;

    /// <param name="sizes">Of the decoder.</param>
    /// <param name="seed">The same number, the same weights.</param>
    public DecoderWeights(DecoderSizes sizes, int seed)
    {
        ArgumentNullException.ThrowIfNull(sizes);
        if (sizes.HeadWidth is < 1 or > 32) throw new ArgumentException("heads have 1 to 32 columns", nameof(sizes));
        (Sizes, _random) = (sizes, new(seed));
        var (layers, width, hidden) = (sizes.Layers, sizes.Width, sizes.Hidden);
        (Tokens, Positions) = (Normal(sizes.Vocabulary, width, 1), Normal(sizes.Capacity, width, 1));
        Gains = [.. Enumerable.Range(0, (2 * layers + 1) * width).Select(_ => 0.5f + _random.NextSingle())];
        (Qkv, Output) = (Normal(layers * 3 * width, width), Normal(layers * width, width));
        (GateUp, Down) = (Normal(layers * 2 * hidden, width), Normal(layers * width, hidden));
        Logits = Normal(sizes.Vocabulary, width);
    }

    public DecoderSizes Sizes { get; }

    /// <summary>As <see cref="Decoder"/> has them, row by row.</summary>
    public float[] Tokens { get; }

    public float[] Positions { get; }

    public float[] Gains { get; }

    public float[] Qkv { get; }

    public float[] Output { get; }

    public float[] GateUp { get; }

    public float[] Down { get; }

    public float[] Logits { get; }

    /// <summary>The decoder on a device.</summary>
    /// <param name="upload">Makes a buffer of so many rows and columns that holds values; the name is the weights'.</param>
    /// <param name="allocate">Makes one for kernels to write.</param>
    public Decoder On(Func<string, float[], int, int, Rows> upload, Func<int, int, Rows> allocate)
    {
        ArgumentNullException.ThrowIfNull(upload);
        ArgumentNullException.ThrowIfNull(allocate);
        var (layers, width, hidden, vocabulary) = (Sizes.Layers, Sizes.Width, Sizes.Hidden, Sizes.Vocabulary);
        return new()
        {
            Layers = layers,
            Heads = Sizes.Heads,
            Tokens = upload("Tokens", Tokens, vocabulary, width),
            Positions = upload("Positions", Positions, Sizes.Capacity, width),
            Gains = upload("Gains", Gains, 2 * layers + 1, width),
            QkvWeights = upload("QkvWeights", Qkv, layers * 3 * width, width),
            OutputWeights = upload("OutputWeights", Output, layers * width, width),
            GateUpWeights = upload("GateUpWeights", GateUp, layers * 2 * hidden, width),
            DownWeights = upload("DownWeights", Down, layers * width, hidden),
            LogitWeights = upload("LogitWeights", Logits, vocabulary, width),
            X = allocate(1, width).BaseView,
            Queries = allocate(1, width).BaseView,
            Keys = allocate(layers * Sizes.Capacity, width),
            Values = allocate(layers * Sizes.Capacity, width),
            Attended = allocate(1, width).BaseView,
            Gated = allocate(1, hidden).BaseView,
            Logits = allocate(1, vocabulary).BaseView,
        };
    }

    // So that what goes through them keeps its size.
    private float[] Normal(int rows, int columns) => Normal(rows, columns, 1 / Math.Sqrt(columns));

    private float[] Normal(int rows, int columns, double scale) => [.. Enumerable.Range(0, rows * columns).Select(_ =>
        (float)(scale * Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble())) * Math.Cos(Math.Tau * _random.NextDouble())))];
}
