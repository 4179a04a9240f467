namespace Headroom.Quantization.Cpu;

/// <summary>Instructions that a product can run on. All give the same bits.</summary>
public enum GemvPath
{
    /// <summary>One value at a time: the definition.</summary>
    Scalar,

    /// <summary>Vector&lt;T&gt;, whatever its width: every processor that .NET runs on.</summary>
    Portable,

    /// <summary>256-bit vectors, products of bytes summed in pairs.</summary>
    Avx2,

    /// <summary>512-bit vectors, products of bytes summed in pairs.</summary>
    Avx512,
}
