using System.Runtime.InteropServices;
using Headroom.Quantization;
using static TorchSharp.torch;

namespace Headroom.Training.Adapters;

/// <summary>A matrix W [outputs, inputs] that is not trained, however it lies in memory.</summary>
internal abstract class FrozenMatrix
{
    public abstract int Outputs { get; }

    public abstract int Inputs { get; }

    /// <summary>What it takes in memory for as long as it is there.</summary>
    public abstract long Bytes { get; }

    /// <summary>x W^T: x [..., inputs] to [..., outputs]. Its gradient goes to x alone.</summary>
    public abstract Tensor Multiply(Tensor x);

    /// <summary>In FP32, as it is, without a graph; the tensor stays its owner's.</summary>
    internal sealed class Floats(Tensor weight) : FrozenMatrix
    {
        public override int Outputs => (int)weight.shape[0];

        public override int Inputs => (int)weight.shape[1];

        public override long Bytes => sizeof(float) * weight.numel();

        public override Tensor Multiply(Tensor x) => nn.functional.linear(x, weight);
    }

    /// <summary>In NF4 with double quantization: 4.127 bits a weight, unpacked for as long as a product takes.</summary>
    internal sealed class Codes(Tensor weight) : FrozenMatrix
    {
        private static readonly Nf4DoubleQuantized s_format = new();

        private readonly byte[] _packed = s_format.Quantize(MemoryMarshal.Cast<byte, float>(weight.bytes));

        public override int Outputs { get; } = (int)weight.shape[0];

        public override int Inputs { get; } = (int)weight.shape[1];

        public override long Bytes => _packed.Length;

        public override Tensor Multiply(Tensor x) => UnpackedProduct.apply(x, this);

        /// <summary>[outputs, inputs] in FP32; whoever asks disposes it.</summary>
        public Tensor Unpacked()
        {
            var weight = empty(Outputs, Inputs);
            s_format.Dequantize(_packed, MemoryMarshal.Cast<byte, float>(weight.bytes));
            return weight;
        }
    }
}
