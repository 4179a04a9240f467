using ILGPU;
using ILGPU.Runtime;

namespace Headroom.Stages;

/// <summary>A small decoder with drawn weights on a device.</summary>
public sealed class DecoderBuffers : IDisposable
{
    private readonly List<MemoryBuffer> _buffers = [];

    public DecoderBuffers(Accelerator accelerator, DecoderWeights weights)
    {
        ArgumentNullException.ThrowIfNull(accelerator);
        ArgumentNullException.ThrowIfNull(weights);
        Weights = weights;
        Decoder = weights.On(Upload, (rows, columns) => Allocate(rows, columns).View);

        MemoryBuffer2D<float, Stride2D.DenseY> Allocate(int rows, int columns)
        {
            var buffer = accelerator.Allocate2DDenseY<float>(new LongIndex2D(rows, columns));
            _buffers.Add(buffer);
            return buffer;
        }

        ArrayView2D<float, Stride2D.DenseY> Upload(string name, float[] values, int rows, int columns)
        {
            var buffer = Allocate(rows, columns);
            buffer.AsContiguous().CopyFromCPU(values);
            return buffer.View;
        }
    }

    /// <summary>What the buffers of weights hold.</summary>
    public DecoderWeights Weights { get; }

    /// <summary>What kernels are given.</summary>
    public Decoder Decoder { get; }

    /// <summary>Downloads the result.</summary>
    public float[] Logits() => Decoder.Logits.GetAsArray();

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var buffer in _buffers) buffer.Dispose();
    }
}
