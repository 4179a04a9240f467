namespace Headroom.Inference.Gguf;

/// <summary>What the numbers of a tensor are, by the numbers that a file has for it (ggml-org/ggml, ggml.h).</summary>
public enum GgufType
{
    F32 = 0,
    F16 = 1,
    Q4 = 2,
    Q41 = 3,
    Q50 = 6,
    Q51 = 7,
    Q8 = 8,
    Q4K = 12,
    Q5K = 13,
    Q6K = 14,
    BF16 = 30,
}

/// <summary>Sizes of <see cref="GgufType"/>.</summary>
public static class GgufTypes
{
    /// <summary>Numbers of a block along a row, and its bytes; null for a type that is not known here.</summary>
    public static (int Values, int Bytes)? Block(this GgufType type) => type switch
    {
        GgufType.F32 => (1, 4),
        GgufType.F16 or GgufType.BF16 => (1, 2),
        GgufType.Q4 => (32, 18),
        GgufType.Q41 => (32, 20),
        GgufType.Q50 => (32, 22),
        GgufType.Q51 => (32, 24),
        GgufType.Q8 => (32, 34),
        GgufType.Q4K => (256, 144),
        GgufType.Q5K => (256, 176),
        GgufType.Q6K => (256, 210),
        _ => null,
    };
}
