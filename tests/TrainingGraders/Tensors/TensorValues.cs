using TorchSharp;
using static TorchSharp.torch;

namespace Graders.Tensors;

/// <summary>What stands in a tensor, in the order of its indices, whatever its layout.</summary>
public static class TensorValues
{
    /// <summary>Of a Float32 tensor.</summary>
    public static float[] Values(this Tensor tensor)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        if (tensor.numel() == 0) return []; // an accessor of nothing throws
        using var scope = NewDisposeScope();
        return tensor.detach().contiguous().data<float>().ToArray();
    }

    /// <summary>The same as doubles, for a reference in float64.</summary>
    public static double[] Doubles(this Tensor tensor) => [.. tensor.Values().Select(value => (double)value)];

    /// <summary>[2, 3, 4]</summary>
    public static string Text(ReadOnlySpan<long> shape) => $"[{string.Join(", ", shape.ToArray())}]";
}
