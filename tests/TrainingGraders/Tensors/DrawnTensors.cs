using Headroom.Grading;
using TorchSharp;
using static TorchSharp.torch;

namespace Graders.Tensors;

/// <summary>Float32 tensors of drawn values in each layout. Each is a leaf: <c>requires_grad_()</c> works on it.</summary>
public static class DrawnTensors
{
    public static readonly Layout[] Layouts = Enum.GetValues<Layout>();

    /// <summary>Standard normal values times <paramref name="scale"/>, of that shape and in that layout.</summary>
    public static Tensor Normal(this Draw draw, Layout layout, long[] shape, float scale = 1)
    {
        ArgumentNullException.ThrowIfNull(draw);
        ArgumentNullException.ThrowIfNull(shape);
        var inMemory = InMemory(layout, shape);
        var values = draw.Normal((int)inMemory.Aggregate(1L, (product, side) => product * side), scale);
        return layout switch
        {
            Layout.Contiguous => values.Length == 0 ? zeros(inMemory) : tensor(values, inMemory), // no list of nothing has a shape
            Layout.Transposed => tensor(values, inMemory).transpose(-1, -2),
            Layout.Broadcast => tensor(values, inMemory).expand(shape),
            _ => Gapped(values, shape),
        };
    }

    private static long[] InMemory(Layout layout, long[] shape) => layout switch
    {
        Layout.Transposed => [.. shape[..^2], shape[^1], shape[^2]],
        Layout.Broadcast => [1, .. shape[1..]],
        _ => shape,
    };

    private static Tensor Gapped(float[] values, long[] shape)
    {
        var width = shape[^1];
        var spread = new float[values.Length / Math.Max(width, 1) * (2 * width + 1)];
        Array.Fill(spread, float.NaN);
        for (var i = 0; i < values.Length; i++) spread[i / width * (2 * width + 1) + 2 * (i % width) + 1] = values[i];
        return tensor(spread, [.. shape[..^1], 2 * width + 1]).slice(-1, 1, 2 * width + 1, 2);
    }
}
