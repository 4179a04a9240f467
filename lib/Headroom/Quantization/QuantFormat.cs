using System.Numerics.Tensors;

namespace Headroom.Quantization;

/// <summary>
/// A way to keep floats in fewer bits. Values are packed in blocks that share a scale; a last block that is not full is padded with zeros,
/// so every block takes the same bytes.
/// </summary>
public abstract class QuantFormat
{
    /// <summary>For legends and tables: <c>Q4_0</c>, <c>int4 B128</c>.</summary>
    public abstract string Name { get; }

    /// <summary>Values that share one scale.</summary>
    public abstract int BlockSize { get; }

    /// <summary>
    /// Bits per value of a tensor with many full blocks, scales included; <see cref="BitsFor"/> is exact for a given length.
    /// </summary>
    public abstract double BitsPerWeight { get; }

    /// <summary>What a block within -1..1 whose largest magnitude is 1 can hold, ascending.</summary>
    public abstract IReadOnlyList<float> CodePoints { get; }

    /// <summary>Whether a zero comes back as zero whatever its neighbours are.</summary>
    public virtual bool KeepsZeros => true;

    /// <summary>The largest magnitude that the scale can express.</summary>
    public virtual float LargestMagnitude => float.MaxValue;

    /// <summary>Bytes of so many packed values, padding included.</summary>
    public abstract int PackedBytes(int count);

    /// <summary>Bits per value of a tensor of that length, scales and padding included.</summary>
    public double BitsFor(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        return 8.0 * PackedBytes(count) / count;
    }

    /// <summary>
    /// Packs the values; throws <see cref="ArgumentException"/> with the index of a NaN, an infinity, or a value that is too large.
    /// </summary>
    public byte[] Quantize(ReadOnlySpan<float> values)
    {
        var packed = new byte[PackedBytes(values.Length)];
        Quantize(values, packed);
        return packed;
    }

    /// <summary>
    /// Packs the values into the first <see cref="PackedBytes"/> bytes; throws as <see cref="Quantize(ReadOnlySpan{float})"/> does.
    /// </summary>
    public void Quantize(ReadOnlySpan<float> values, Span<byte> packed)
    {
        if (values.IsEmpty) return;
        CheckValues(values);
        Pack(values, packed[..CheckBytes(packed.Length, values.Length)]);
    }

    /// <summary>
    /// Unpacks as many values as the span has room for; throws <see cref="ArgumentException"/> when the bytes do not suffice.
    /// </summary>
    public void Dequantize(ReadOnlySpan<byte> packed, Span<float> values)
    {
        if (values.IsEmpty) return;
        Unpack(packed[..CheckBytes(packed.Length, values.Length)], values);
    }

    /// <summary>Unpacks so many values.</summary>
    public float[] Dequantize(ReadOnlySpan<byte> packed, int count)
    {
        var values = new float[count];
        Dequantize(packed, values);
        return values;
    }

    /// <summary>The values as they come back after packing.</summary>
    public float[] RoundTrip(ReadOnlySpan<float> values) => Dequantize(Quantize(values), values.Length);

    /// <summary>Root of the mean squared error of a round trip, in the unit of the values; 0 for no values.</summary>
    public double Rmse(ReadOnlySpan<float> values) => values.IsEmpty ? 0 : RootMeanSquare.OfDifference(values, RoundTrip(values));

    /// <summary><see cref="Rmse"/> over the root mean square of the values: 0.1 is a tenth of a typical value. 0 for zeros.</summary>
    public double RelativeRmse(ReadOnlySpan<float> values)
    {
        var error = Rmse(values);
        return error == 0 ? 0 : error / RootMeanSquare.Of(values);
    }

    /// <inheritdoc/>
    public override string ToString() => Name;

    private protected abstract void Pack(ReadOnlySpan<float> values, Span<byte> packed);

    private protected abstract void Unpack(ReadOnlySpan<byte> packed, Span<float> values);

    private void CheckValues(ReadOnlySpan<float> values)
    {
        var at = TensorPrimitives.IndexOfMaxMagnitude(values); // the first NaN, where there is one
        var worst = values[at];
        if (!float.IsFinite(worst))
            throw new ArgumentException(
                $"the value at index {at} is {worst}: {Name} holds finite values only. Mend the tensor before quantizing it.",
                nameof(values));
        if (Math.Abs(worst) > LargestMagnitude)
            throw new ArgumentException(
                $"the value at index {at} is {worst}, and {Name} reaches {LargestMagnitude} at most: its scale would overflow. Divide "
                + "the tensor by a constant first.", nameof(values));
    }

    private int CheckBytes(int bytes, int count)
    {
        var needed = PackedBytes(count);
        if (bytes < needed) throw new ArgumentException($"{count} values in {Name} take {needed} bytes, and there are {bytes}.");
        return needed;
    }
}
