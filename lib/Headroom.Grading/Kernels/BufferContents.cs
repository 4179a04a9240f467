using System.Runtime.InteropServices;
using ILGPU.Runtime;

namespace Headroom.Grading.Kernels;

/// <summary>A buffer's bytes at one time, and of which type they are.</summary>
internal sealed record BufferContents(MemoryBuffer Buffer, byte[] Bytes)
{
    // Another order of additions moves a result by far less; a race takes or leaves whole terms.
    private const float Rounding = 1e-4f;

    public static BufferContents Of(MemoryBuffer buffer) => new(buffer, Raw(buffer) is { Length: > 0 } view ? view.GetAsArray() : []);

    /// <summary>Puts the bytes back.</summary>
    public void Restore()
    {
        if (Bytes.Length > 0) Raw(Buffer).CopyFromCPU(Bytes);
    }

    /// <summary>Whether the buffer now holds the same values, floats to within rounding.</summary>
    public bool IsStill()
    {
        var now = Of(Buffer).Bytes;
        if (Bytes.AsSpan().SequenceEqual(now)) return true;
        return Buffer.GetType().GenericTypeArguments is [var type, ..] && type == typeof(float)
            && AreClose(MemoryMarshal.Cast<byte, float>(Bytes), MemoryMarshal.Cast<byte, float>(now));
    }

    private static ILGPU.ArrayView<byte> Raw(MemoryBuffer buffer) => buffer.AsRawArrayView(0, buffer.LengthInBytes);

    private static bool AreClose(ReadOnlySpan<float> then, ReadOnlySpan<float> now)
    {
        var scale = 0f;
        foreach (var value in then)
            if (value != Grader.Poison && float.IsFinite(value)) scale = Math.Max(scale, Math.Abs(value));
        for (var i = 0; i < then.Length; i++)
            if (!then[i].Equals(now[i]) && !(Math.Abs(then[i] - now[i]) <= Rounding * scale)) return false;
        return true;
    }
}
