using System.Runtime.InteropServices;

namespace Headroom.Quantization.Cpu;

/// <summary>
/// Activations in blocks of 32 signed bytes with an FP32 scale each, as Q8_0 but for the scale. The last block is padded with zeros.
/// </summary>
public sealed class Int8Vector
{
    private readonly sbyte[] _codes;
    private readonly float[] _scales;
    private readonly int[] _sums;

    private Int8Vector(int length, int blocks) =>
        (Length, _codes, _scales, _sums) = (length, new sbyte[blocks * Int4Matrix.Block], new float[blocks], new int[blocks]);

    /// <summary>Values before padding.</summary>
    public int Length { get; }

    /// <summary>-127 to 127, padded to whole blocks.</summary>
    public ReadOnlySpan<sbyte> Codes => _codes;

    /// <summary>max|x| / 127 of each block.</summary>
    public ReadOnlySpan<float> Scales => _scales;

    /// <summary>The sum of each block's codes: eight of them is what the weights' offset of 8 adds to a product.</summary>
    public ReadOnlySpan<int> Sums => _sums;

    internal ref int FirstQuad => ref MemoryMarshal.GetReference(MemoryMarshal.Cast<sbyte, int>(_codes.AsSpan())); // eight to a block

    internal ref float FirstScale => ref MemoryMarshal.GetArrayDataReference(_scales);

    internal ref int FirstSum => ref MemoryMarshal.GetArrayDataReference(_sums);

    /// <summary>
    /// Rounds to nearest, ties to even; throws <see cref="ArgumentException"/> with the index of a value that is not finite.
    /// </summary>
    public static Int8Vector Quantize(ReadOnlySpan<float> values)
    {
        var packed = new Int8Block(Int4Matrix.Block).Quantize(values);
        var blocks = packed.Length / (4 + Int4Matrix.Block);
        var vector = new Int8Vector(values.Length, blocks);
        for (var b = 0; b < blocks; b++)
        {
            var block = packed.AsSpan(b * (4 + Int4Matrix.Block), 4 + Int4Matrix.Block);
            vector._scales[b] = MemoryMarshal.Read<float>(block);
            var codes = vector._codes.AsSpan(b * Int4Matrix.Block, Int4Matrix.Block);
            MemoryMarshal.Cast<byte, sbyte>(block[4..]).CopyTo(codes);
            foreach (var code in codes) vector._sums[b] += code;
        }
        return vector;
    }
}
