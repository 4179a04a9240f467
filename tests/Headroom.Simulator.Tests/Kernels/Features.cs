using Half = ILGPU.Half;
using System.Numerics;
using ILGPU;
using ILGPU.Algorithms;
using ILGPU.Runtime;

namespace Headroom.Simulator.Testing.Kernels;

/// <summary>
/// One kernel for each thing that C# can say and a rewriter can get wrong. All take 256 ints, write 256 ints, and run in groups of 64 x 1;
/// none has a race.
/// </summary>
public static class Features
{
    public const int Size = 256;

    public record struct Pair(int First, float Second)
    {
        public readonly int Sum => First + (int)Second;

        public void Add(int value) => First += value;
    }

    public interface IOperation
    {
        int Apply(int x);
    }

    public readonly struct AddSeven : IOperation
    {
        public int Apply(int x) => x + 7;
    }

    public unsafe struct Four
    {
        public fixed int Values[4];
    }

    /// <summary>All kernels of this class by name.</summary>
    public static IReadOnlyDictionary<string, Action<ArrayView<int>, ArrayView<int>>> All { get; } = typeof(Features)
        .GetMethods(System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.Static)
        .Where(m => m.ReturnType == typeof(void) && !m.IsGenericMethod && m.GetParameters().Length == 2)
        .Select(m => (m.Name, m.CreateDelegate<Action<ArrayView<int>, ArrayView<int>>>()))
        .Append(("GenericAdd", GenericAdd<int>))
        .Append(("Constrained", Constrained<AddSeven>))
        .Append(("Lambda", static (source, target) => target[Grid.GlobalIndex.X] = source[Grid.GlobalIndex.X] * 3))
        .ToDictionary(p => p.Item1, p => p.Item2);

    private static int Here => Grid.GlobalIndex.X;

    public static void NestedLoops(ArrayView<int> source, ArrayView<int> target)
    {
        var sum = 0;
        for (var i = 0; i < 4; i++)
            for (var j = i; j < Group.IdxX % 4 + i; j++)
            {
                if (j == 3) continue;
                if (j == 5) break;
                sum += source[j] * i;
            }
        target[Here] = sum;
    }

    public static void WhileAndDo(ArrayView<int> source, ArrayView<int> target)
    {
        var n = source[Here] & 31;
        var steps = 0;
        while (n > 1)
        {
            n = (n & 1) == 0 ? n / 2 : 3 * n + 1;
            steps++;
        }
        do steps++;
        while (steps % 3 != 0);
        target[Here] = steps;
    }

    public static void SwitchAndTernary(ArrayView<int> source, ArrayView<int> target)
    {
        var x = source[Here];
        var y = (x & 7) switch { 0 => 10, 1 => 20, 2 or 3 => x, 4 => -x, _ => 0 };
        switch (x % 5)
        {
            case 0: y++; break;
            case 1: y *= 2; goto case 3;
            case 2: return;
            case 3: y -= 3; break;
        }
        target[Here] = x > 100 ? y : x < 50 && y > 3 ? -y : y ^ x;
    }

    public static void Goto(ArrayView<int> source, ArrayView<int> target)
    {
        var i = 0;
    again:
        if (i++ < source[Here] % 6) goto again;
        target[Here] = i;
    }

    public static void Structs(ArrayView<int> source, ArrayView<int> target)
    {
        var pair = new Pair(source[Here], 2.5f);
        pair.Add(3);
        var other = pair with { Second = pair.First * 0.5f };
        var (first, second) = other;
        target[Here] = pair.Sum + first + (int)second;
    }

    public static void Tuples(ArrayView<int> source, ArrayView<int> target)
    {
        var t = (A: source[Here], B: 3L);
        (t.A, var c) = ((int)t.B, t.A);
        target[Here] = t.A * 1000 + c;
    }

    public static void RefLocals(ArrayView<int> source, ArrayView<int> target)
    {
        ref var cell = ref target[Here];
        cell = source[Here];
        cell += 4;
        var local = 5;
        var other = 7;
        ref var any = ref (cell % 2 == 0 ? ref other : ref local);
        any++;
        target[Here] = cell * 10 + local + 3 * other;
    }

    /// <summary>References to a local, to shared memory and to a buffer live across barriers.</summary>
    public static void RefsAcrossBarriers(ArrayView<int> source, ArrayView<int> target)
    {
        var tile = SharedMemory.Allocate<int>(64);
        var local = source[Here];
        ref var mine = ref tile[Group.IdxX];
        ref var value = ref local;
        ref var result = ref target[Here];
        mine = value;
        Group.Barrier();
        value += tile[63 - Group.IdxX];
        Group.Barrier();
        mine = local;
        Group.Barrier();
        result = tile[(Group.IdxX + 1) % 64] + value;
    }

    public static void Helpers(ArrayView<int> source, ArrayView<int> target)
    {
        var value = source[Here];
        AddTo(ref value, Square(3));
        Split(value, out var high, out var low);
        target[Here] = high * 7 + low + Clamp(value);

        static int Square(int x) => x * x;
    }

    private static void AddTo(ref int x, int amount) => x += amount;

    private static void Split(int x, out int high, out int low) => (high, low) = (x / 16, x % 16);

    private static int Clamp(int x)
    {
        if (x < 10) return 10;
        if (x > 90) return 90;
        return x;
    }

    /// <summary>A helper with a barrier, called twice, with values of the caller waiting on the evaluation stack.</summary>
    public static void HelperWithBarrier(ArrayView<int> source, ArrayView<int> target)
    {
        var tile = SharedMemory.Allocate<int>(64);
        target[Here] = source[Here] * 3 + Rotate(tile, source[Here], 1) * 5 + Rotate(tile, source[Here] + 1, 2);
    }

    private static int Rotate(ArrayView<int> tile, int value, int by)
    {
        Group.Barrier();
        tile[Group.IdxX] = value;
        Group.Barrier();
        return tile[(Group.IdxX + by) % 64];
    }

    public static void GenericAdd<T>(ArrayView<int> source, ArrayView<int> target) where T : unmanaged, INumber<T>
    {
        var (x, rounds) = (T.One, 0);
        for (var i = source[Here] % 8; i > 0; i--) x += T.One;
        for (x = x * x + T.One; x > T.Zero; x -= T.One + T.One) rounds++;
        target[Here] = rounds;
    }

    public static void Constrained<T>(ArrayView<int> source, ArrayView<int> target) where T : struct, IOperation =>
        target[Here] = default(T).Apply(source[Here]) + new T().Apply(1);

    public static void WiderAndNarrower(ArrayView<int> source, ArrayView<int> target)
    {
        var bytes = source.Cast<byte>();
        var longs = target.Cast<long>();
        if (Group.IdxX % 2 == 1) return;
        // An even lane does the work of two.
        var (a, b) = (bytes[Here * 4], (short)source[Here + 1]);
        longs[Here / 2] = (long)a << 32 | (uint)(ushort)b;
    }

    public static void FixedBuffer(ArrayView<int> source, ArrayView<int> target)
    {
        Four four = default;
        unsafe
        {
            for (var i = 0; i < 4; i++) four.Values[i] = source[Here] + i;
            target[Here] = four.Values[source[Here] & 3];
        }
    }

    public static void LocalArrays(ArrayView<int> source, ArrayView<int> target)
    {
        var history = LocalMemory.Allocate<int>(8);
        for (var i = 0; i < 8; i++) history[i] = source[Here] >> i;
        Group.Barrier();
        var sum = 0;
        for (var i = 7; i >= 0; i--) sum = sum * 2 + (history[i] & 1);
        target[Here] = sum;
    }

    public static void SharedTree(ArrayView<int> source, ArrayView<int> target)
    {
        var tile = SharedMemory.Allocate1D<int>(64);
        tile[Group.IdxX] = source[Here];
        Group.Barrier();
        for (var step = 32; step > 0; step /= 2)
        {
            if (Group.IdxX < step) tile[Group.IdxX] += tile[Group.IdxX + step];
            Group.Barrier();
        }
        target[Here] = tile[0];
    }

    public static void Shuffles(ArrayView<int> source, ArrayView<int> target)
    {
        var sum = source[Here];
        for (var d = 16; d > 0; d /= 2) sum += Warp.ShuffleDown(sum, d);
        var x = Warp.ShuffleXor(source[Here], 5) + 3 * Warp.ShuffleUp(source[Here], 2) + Warp.Shuffle(source[Here], Warp.LaneIdx / 2);
        target[Here] = Warp.Broadcast(sum, 0) + x;
    }

    /// <summary>Eight lanes each among themselves: lane 8 asks for lane 4 of its own eight.</summary>
    public static void SegmentedShuffle(ArrayView<int> source, ArrayView<int> target) =>
        target[Here] = Warp.Shuffle(source[Here], Warp.LaneIdx / 2, 8);

    /// <summary>A shuffle of a struct, and one inside an expression with an address on the stack.</summary>
    public static void ShuffledStructs(ArrayView<int> source, ArrayView<int> target)
    {
        var pair = new Pair(source[Here], source[Here] * 0.25f);
        var other = Warp.ShuffleXor(pair, 1);
        target[Here] = other.Sum;
        target[Here] += Warp.ShuffleDown(pair.First, 1);
        pair.First += Warp.ShuffleXor(pair.First, 3);
        target[Here] ^= pair.First;
    }

    public static void Votes(ArrayView<int> source, ArrayView<int> target)
    {
        var count = Group.BarrierPopCount(source[Here] % 3 == 0);
        var all = Group.BarrierAnd(source[Here] >= 0);
        var any = Group.BarrierOr(source[Here] == 17);
        target[Here] = count * 4 + (all ? 2 : 0) + (any ? 1 : 0) + Group.Broadcast(source[Here], 9);
    }

    public static void Atomics(ArrayView<int> source, ArrayView<int> target)
    {
        var counts = SharedMemory.Allocate<int>(5);
        if (Group.IdxX < 5) counts[Group.IdxX] = 0;
        Group.Barrier();
        Atomic.Add(ref counts[source[Here] & 3], 1);
        Atomic.Max(ref counts[4], source[Here]);
        Group.Barrier();
        target[Here] = counts[Group.IdxX % 5];
    }

    public static void FloatMath(ArrayView<int> source, ArrayView<int> target)
    {
        var x = source[Here] * 0.01f;
        var y = MathF.Sqrt(x) + MathF.Exp(-x) + XMath.Sin(x) / (1 + MathF.Abs(x));
        double d = y;
        d = Math.Max(d * d, Math.Pow(d, 1.5)) + MathF.FusedMultiplyAdd(x, y, 1f);
        target[Here] = BitConverter.SingleToInt32Bits((float)d);
    }

    public static void Integers(ArrayView<int> source, ArrayView<int> target)
    {
        var x = source[Here];
        var u = (uint)x * 2654435761u;
        long wide = (long)x * int.MaxValue;
        var small = (sbyte)x;
        var c = checked(x + 1);
        target[Here] =
            (int)(u >> 7) ^ (int)(wide % 1013) ^ (small << 3) ^ (x / 3) ^ (x % 7) ^ ~c ^ -x ^ (int)Math.Min(
            u, 77u) ^ IntrinsicMath.PopCount(x);
    }

    public static void Halves(ArrayView<int> source, ArrayView<int> target)
    {
        var h = (Half)(source[Here] * 0.5f);
        h = h * (Half)2f + (Half)1f;
        target[Here] = (int)(float)h;
    }

    public static void SubViews(ArrayView<int> source, ArrayView<int> target)
    {
        var row = source.SubView(Grid.IdxX * 64, 64);
        var grid = new ArrayView2D<int, Stride2D.DenseY>(row, new LongIndex2D(8, 8), new Stride2D.DenseY(8));
        target[Here] = grid[Group.IdxX % 8, Group.IdxX / 8] + grid[new Index2D(1, 2)] + row[(Index1D)3];
    }

    public static void StaticReadonly(ArrayView<int> source, ArrayView<int> target) => target[Here] = source[Here] * s_factor + Offset;

    private static readonly int s_factor = 6;
    private const int Offset = 4;

    /// <summary>Lanes leave at different times; those that stay meet at no barrier.</summary>
    public static void EarlyReturns(ArrayView<int> source, ArrayView<int> target)
    {
        if (source[Here] % 2 == 0) return;
        for (var i = 0; ; i++)
        {
            target[Here] = i;
            if (i * i > source[Here]) return;
        }
    }

    public static void ChangedParameters(ArrayView<int> source, ArrayView<int> target)
    {
        source = source.SubView(Grid.IdxX * 64);
        target = target.SubView(Grid.IdxX * 64);
        Group.Barrier();
        target[Group.IdxX] = source[63 - Group.IdxX];
    }

    public static void DynamicShared(ArrayView<int> source, ArrayView<int> target)
    {
        var tile = SharedMemory.GetDynamic<int>();
        var more = SharedMemory.Allocate<int>(64);
        tile[Group.IdxX] = source[Here];
        more[Group.IdxX] = -source[Here];
        Group.Barrier();
        target[Here] = tile[Group.IdxX ^ 5] * 3 + more[Group.IdxX ^ 9];
    }
}
