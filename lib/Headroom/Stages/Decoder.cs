using System.Diagnostics.CodeAnalysis;
using ILGPU;
using ILGPU.Runtime;
using Rows = ILGPU.Runtime.ArrayView2D<float, ILGPU.Stride2D.DenseY>;

namespace Headroom.Stages;

/// <summary>
/// A small decoder as its kernels see it: in each layer RMSNorm, attention of some heads, RMSNorm and SwiGLU; learned positions; one token
/// a step. The weights are read; what follows them is where stages leave what later ones read.
/// </summary>
[SuppressMessage("Design", "CA1051", Justification = "reports name a view by its field")]
public struct Decoder
{
    public int Layers, Heads;

    /// <summary>[vocabulary, width] and [capacity, width]: the sum of a row of each is what a step begins with.</summary>
    public Rows Tokens, Positions;

    /// <summary>[2 * layers + 1, width]: the factors of a layer's two norms, and of the last.</summary>
    public Rows Gains;

    /// <summary>[layers * 3 * width, width]: rows of queries, of keys and of values.</summary>
    public Rows QkvWeights;

    /// <summary>[layers * width, width].</summary>
    public Rows OutputWeights;

    /// <summary>[layers * 2 * hidden, width]: rows of the gate, then those that it lets through.</summary>
    public Rows GateUpWeights;

    /// <summary>[layers * width, hidden].</summary>
    public Rows DownWeights;

    /// <summary>[vocabulary, width].</summary>
    public Rows LogitWeights;

    /// <summary>[width]: what every layer adds to.</summary>
    public ArrayView<float> X;

    /// <summary>[width], head after head.</summary>
    public ArrayView<float> Queries;

    /// <summary>[layers * capacity, width]: the cache, a row for each position.</summary>
    public Rows Keys, Values;

    /// <summary>[width], head after head.</summary>
    public ArrayView<float> Attended;

    /// <summary>[hidden].</summary>
    public ArrayView<float> Gated;

    /// <summary>[vocabulary]: the result.</summary>
    public ArrayView<float> Logits;

    public readonly int Width => X.IntLength;

    public readonly int Hidden => Gated.IntLength;

    public readonly int Vocabulary => Logits.IntLength;

    /// <summary>Positions that the cache has room for.</summary>
    public readonly int Capacity => Positions.IntExtent.X;
}
