namespace Headroom.Inference.Caches;

/// <summary>What keys and values are kept in.</summary>
public enum CacheFormat
{
    /// <summary>4 bytes a number: nothing is lost.</summary>
    Fp32,

    /// <summary>2 bytes a number.</summary>
    Fp16,

    /// <summary>1 byte a number, and an FP32 scale for each head's key and value.</summary>
    Int8,
}
