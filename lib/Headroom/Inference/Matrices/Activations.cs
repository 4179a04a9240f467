using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Headroom.Inference.Matrices;

/// <summary>
/// A vector for each of some tokens: [tokens, width], each padded with zeros to whole blocks of 32, so that a kernel never asks where a row
/// ends. The padding must stay zero.
/// </summary>
public sealed class Activations
{
    /// <summary>Numbers that a row is padded to a multiple of.</summary>
    public const int Block = 32;

    private readonly float[] _values;

    public Activations(int tokens, int width)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(tokens);
        ArgumentOutOfRangeException.ThrowIfNegative(width);
        (Tokens, Width) = (tokens, width);
        Stride = checked((width + Block - 1) / Block * Block);
        _values = new float[checked(tokens * Stride)];
    }

    /// <summary>Rows that there is room for.</summary>
    public int Tokens { get; }

    /// <summary>Numbers of a row, without its padding.</summary>
    public int Width { get; }

    /// <summary>From one row's first number to the next row's.</summary>
    public int Stride { get; }

    /// <summary>The numbers of one token.</summary>
    public Span<float> this[int token] => _values.AsSpan(token * Stride, Width);

    /// <summary>A copy of [tokens, width] values.</summary>
    /// <exception cref="ArgumentException">There are not as many values.</exception>
    public static Activations Of(ReadOnlySpan<float> values, int tokens, int width)
    {
        var activations = new Activations(tokens, width);
        if (values.Length != (long)tokens * width)
            throw new ArgumentException($"[{tokens}, {width}] has {(long)tokens * width} values, and there are {values.Length}.");
        for (var token = 0; token < tokens; token++) values.Slice(token * width, width).CopyTo(activations[token]);
        return activations;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal ref float First(int token) => ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_values), (nint)token * Stride);
}
