using System.Buffers.Binary;

namespace Headroom.Quantization.Gguf;

/// <summary>A block format of GGUF files, byte for byte (ggml-org/llama.cpp, ggml-common.h).</summary>
public abstract class GgufFormat : BlockFormat
{
    private protected static float ReadHalf(ReadOnlySpan<byte> bytes) => (float)BinaryPrimitives.ReadHalfLittleEndian(bytes);

    private protected static void WriteHalf(Span<byte> bytes, float value) => BinaryPrimitives.WriteHalfLittleEndian(bytes, (Half)value);

    /// <summary>1 / d, and 0 where that is no number: a scale so small is 0 in FP16 anyway.</summary>
    private protected static float Reciprocal(float d) => float.IsFinite(1 / d) ? 1 / d : 0;
}
