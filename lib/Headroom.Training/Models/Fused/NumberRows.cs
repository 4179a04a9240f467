using static TorchSharp.torch;

namespace Headroom.Training.Models.Fused;

/// <summary>The numbers of a tensor, FP32 or BF16, read and written in FP32 a row at a time.</summary>
internal readonly unsafe struct NumberRows
{
    private readonly nint _at;
    private readonly bool _rounded;

    /// <param name="tensor">Contiguous, on the CPU; it has to outlive this.</param>
    public NumberRows(Tensor tensor)
    {
        _rounded = tensor.dtype switch
        {
            ScalarType.Float32 => false,
            ScalarType.BFloat16 => true,
            var other => throw new ArgumentException($"{other} is neither Float32 nor BFloat16."),
        };
        _at = (nint)Pointers.Of(tensor);
    }

    /// <summary>As many numbers as the buffer has, from <paramref name="first"/> on: the memory itself where it is FP32.</summary>
    public ReadOnlySpan<float> Read(long first, Span<float> buffer)
    {
        if (!_rounded) return new((float*)_at + first, buffer.Length);
        RoundedRow.Widen(new((ushort*)_at + first, buffer.Length), buffer);
        return buffer;
    }

    /// <summary>Where to write as many numbers as the buffer has; <see cref="Written"/> ends it.</summary>
    public Span<float> Target(long first, Span<float> buffer) => _rounded ? buffer : new((float*)_at + first, buffer.Length);

    /// <summary>Rounds what stands in a target of <see cref="Target"/> to where it belongs.</summary>
    public void Written(long first, ReadOnlySpan<float> target)
    {
        if (_rounded) RoundedRow.Round(target, new((ushort*)_at + first, target.Length));
    }

    /// <summary>Copies numbers, rounded where they have to be, to <paramref name="first"/> and after.</summary>
    public void Write(long first, ReadOnlySpan<float> numbers)
    {
        if (_rounded) Written(first, numbers);
        else numbers.CopyTo(new((float*)_at + first, numbers.Length));
    }
}
