using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Headroom.Inference.Vectors;
using Headroom.Quantization.Packing;

namespace Headroom.Inference.Matrices;

/// <summary>
/// Activations as signed bytes: blocks of 32 with scale max|x| / 127, rounded to nearest, ties to even, as <c>Int8Block(32)</c> has them.
/// The sum of each block's codes is kept, for weights whose codes are stored with an offset.
/// </summary>
internal sealed class CodedActivations
{
    private readonly sbyte[] _codes;
    private readonly float[] _scales;
    private readonly int[] _sums;
    private readonly int[] _words; // for each four codes: the first and third as words of 16 bits; behind a block's eight, the others

    public CodedActivations(int tokens, int width)
    {
        Blocks = (width + Activations.Block - 1) / Activations.Block;
        (_codes, _scales, _sums) = (new sbyte[tokens * Blocks * Activations.Block], new float[tokens * Blocks], new int[tokens * Blocks]);
        _words = Octets.TakesWords ? new int[tokens * Blocks * Octets.WordPairs] : [];
    }

    public int Blocks { get; }

    /// <summary>The codes in groups of four, eight to a block.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref int Quads(int token) => ref Unsafe.As<sbyte, int>(
        ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_codes), (nint)token * Blocks * Activations.Block));

    /// <summary>The codes as pairs of words, sixteen to a block; only where <see cref="Octets.TakesWords"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref int Words(int token) =>
        ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_words), (nint)token * Blocks * Octets.WordPairs);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref float Scales(int token) => ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_scales), (nint)token * Blocks);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref int Sums(int token) => ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_sums), (nint)token * Blocks);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Take(Activations x, int tokens)
    {
        for (var token = 0; token < tokens; token++)
        {
            ref var row = ref x.First(token);
            for (var block = 0; block < Blocks; block++) Pack(ref Unsafe.Add(ref row, block * Activations.Block), token * Blocks + block);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Pack(ref float values, int block)
    {
        var (x0, x1) = (Sixteen.Load(ref values, 0), Sixteen.Load(ref values, Sixteen.Lanes));
        var scale = Sixteen.Max(Vector512.Max(Vector512.Abs(x0), Vector512.Abs(x1))) / 127;
        var (codes0, codes1) = (Codes(x0, scale), Codes(x1, scale));
        ref var codes = ref Unsafe.As<sbyte, byte>(ref _codes[block * Activations.Block]);
        Lanes.ToBytes(codes0).StoreUnsafe(ref codes);
        Lanes.ToBytes(codes1).StoreUnsafe(ref codes, Sixteen.Lanes);
        (_scales[block], _sums[block]) = (scale, Vector512.Sum(codes0 + codes1));
        if (Octets.TakesWords) Octets.Spread(ref codes, ref _words[block * Octets.WordPairs]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<int> Codes(Vector512<float> x, float scale) => scale == 0
        ? Vector512<int>.Zero
        : Vector512.Clamp(
            Vector512.ConvertToInt32(Vector512.Round(x / Vector512.Create(scale))), Vector512.Create(-127), Vector512.Create(127));
}
