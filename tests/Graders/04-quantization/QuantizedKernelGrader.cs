using Headroom.Grading.Kernels;

namespace Graders;

/// <summary>What the graders of kernels on codes share.</summary>
public abstract class QuantizedKernelGrader : KernelGrader
{
    protected override IReadOnlyList<string> Forbidden => ["Headroom.Quantization"];
}
