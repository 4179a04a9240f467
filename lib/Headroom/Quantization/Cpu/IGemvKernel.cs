namespace Headroom.Quantization.Cpu;

/// <summary>
/// Sixteen rows times the vector. Every row is summed in the order of its blocks: sum += (codes · x - 8 sum(x)) (d_w d_x), integers inside,
/// one product and one
/// addition in FP32 outside, never fused. So all kernels agree to the last bit.
/// </summary>
internal interface IGemvKernel
{
    /// <summary>Writes 16 sums.</summary>
    static abstract void Multiply(Int4Matrix matrix, Int8Vector x, int tile, Span<float> sums);
}
