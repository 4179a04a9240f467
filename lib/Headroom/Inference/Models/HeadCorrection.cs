using System.Numerics.Tensors;
using Headroom.Shipped;

namespace Headroom.Inference.Models;

/// <summary>
/// What is learned on top of a model: <c>y = x + W x</c> between the last norm and the head, W [width, width] and 0 at first. A row's bits
/// do not depend on the rows beside it, so an engine with a correction is as batch-invariant as one without.
/// </summary>
public sealed class HeadCorrection
{
    private readonly float[] _weights;

    public HeadCorrection(int width)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        (Width, _weights) = (width, new float[checked(width * width)]);
    }

    public int Width { get; }

    /// <summary>W, row by row. Nothing may change it while an engine runs.</summary>
    public Span<float> Weights => _weights;

    public bool IsZero => !_weights.AsSpan().ContainsAnyExcept(0f);

    /// <summary>x [width] becomes y.</summary>
    public void Apply(Span<float> x)
    {
        Span<float> before = stackalloc float[Width];
        x.CopyTo(before);
        for (var row = 0; row < Width; row++) x[row] += TensorPrimitives.Dot(_weights.AsSpan(row * Width, Width), before);
    }

    internal void Fit(DecoderShape shape)
    {
        if (shape.Width != Width)
            throw new ArgumentException($"the correction is for states of {Width} numbers, and the model has {shape.Width}.");
    }
}
