using Half = ILGPU.Half;
using System.Diagnostics;
using System.Numerics;
using System.Runtime.CompilerServices;
using ILGPU.Algorithms;
using ILGPU.Runtime;

namespace Headroom.Simulator.Testing.Legality;

/// <summary>Kernels that ILGPU 1.5.3 compiles. Each writes four numbers, which are in the comment.</summary>
internal static class AcceptedKernels
{
    private const int Three = 3;
    private static readonly int s_five = 5;

    internal interface IOperation
    {
        int Apply(int value);
    }

    internal readonly struct Plus(int amount) : IOperation
    {
        public int Apply(int value) => value + amount;
    }

    internal readonly record struct Point(int X, int Y);

    internal unsafe struct Fixed
    {
        public fixed int Items[4];
    }

    internal enum Colour
    {
        Red,
        Green,
        Blue,
    }

    // 5 6 7 8
    public static void ReadonlyStaticAndConst(Index1D i, ArrayView<int> view) => view[i] = s_five + i + Three - 3;

    // 0 10 20 30
    public static unsafe void FixedBuffer(Index1D i, ArrayView<int> view)
    {
        var buffer = default(Fixed);
        for (var k = 0; k < 4; k++)
            buffer.Items[k] = 10 * k;
        view[i] = buffer.Items[i];
    }

    // 1 2 3 4
    public static void StructConstraint(Index1D i, ArrayView<int> view) => view[i] = Apply(new Plus(1), i);

    private static int Apply<T>(T operation, int value)
        where T : struct, IOperation =>
        operation.Apply(value);

    // 1 2 3 4
    public static void StaticLocalFunction(Index1D i, ArrayView<int> view)
    {
        view[i] = AddOne(i);

        static int AddOne(int value) => value + 1;
    }

    // 1 2 7 20
    public static void MathFunctions(Index1D i, ArrayView<int> view) =>
        view[i] = (int)MathF.Exp(i) + (int)Math.Abs(Math.Sin(0)) + (int)MathF.Sqrt(MathF.Max(0, 0));

    // 1 3 5 7
    public static void FusedMultiplyAdd(Index1D i, ArrayView<int> view) => view[i] = (int)MathF.FusedMultiplyAdd(2, i, 1);

    // 1 2 7 20
    public static void Algorithms(Index1D i, ArrayView<int> view) => view[i] = (int)XMath.Exp((float)i.X);

    // 3 3 3 3
    public static void IntrinsicMaximum(Index1D i, ArrayView<int> view) => view[i] = IntrinsicMath.Max(i, 3);

    // 10 20 30 40
    public static void SwitchStatement(Index1D i, ArrayView<int> view)
    {
        switch (i.X)
        {
            case 0:
                view[i] = 10;
                break;
            case 1:
                view[i] = 20;
                break;
            case 2:
                view[i] = 30;
                break;
            default:
                view[i] = 40;
                break;
        }
    }

    // 1 2 3 9
    public static void SwitchExpression(Index1D i, ArrayView<int> view) => view[i] = (Colour)i.X switch
    {
        Colour.Red => 1,
        Colour.Green => 2,
        Colour.Blue => 3,
        _ => 9,
    };

    // 3 5 7 9
    public static void Tuples(Index1D i, ArrayView<int> view)
    {
        var (a, b) = Split(i);
        view[i] = a + b;
    }

    private static (int A, int B) Split(int i) => (i + 1, i + 2);

    // 3 4 5 6
    public static void RecordStructs(Index1D i, ArrayView<int> view)
    {
        var point = new Point(i, 1);
        var moved = point with { Y = 3 };
        view[i] = moved.X + moved.Y;
    }

    // 6 6 6 6
    public static void LoopOverAView(Index1D i, ArrayView<int> view)
    {
        var sum = 0;
        for (var k = 0; k < view.IntLength; k++)
            sum += k;
        view[i] = sum;
    }

    // 0 2 4 6
    public static void Halves(Index1D i, ArrayView<int> view) => view[i] = (int)((Half)i.X + (Half)i.X);

    // 2 3 4 5
    public static void GenericMath(Index1D i, ArrayView<int> view) => view[i] = AddTwice(i.X, 1);

    private static T AddTwice<T>(T value, T amount)
        where T : INumber<T> =>
        value + amount + amount;

    // 0 1065353216 1073741824 1077936128
    public static void Bits(Index1D i, ArrayView<int> view)
    {
        var value = (float)i.X;
        view[i] = (int)Interop.FloatAsInt(value) + Unsafe.As<float, int>(ref value) - BitConverter.SingleToInt32Bits(value);
    }

    // 3 3 3 3
    public static void ReferenceLocals(Index1D i, ArrayView<int> view)
    {
        ref var cell = ref view[i];
        cell = 1;
        cell += 2;
    }

    // 2 3 4 5
    public static void ReferenceParameters(Index1D i, ArrayView<int> view)
    {
        var value = i.X;
        Raise(ref value);
        Put(out view[i], value);
    }

    private static void Raise(ref int value) => value += 2;

    private static void Put(out int target, int value) => target = value;

    // 5 5 5 5
    public static void Goto(Index1D i, ArrayView<int> view)
    {
        var count = 0;
    again:
        if (++count < 5)
            goto again;
        view[i] = count;
    }

    // 1 2 3 4
    public static void CheckedArithmetic(Index1D i, ArrayView<int> view)
    {
        checked
        {
            view[i] = i + 1;
        }
    }

    // 1 1 1 1
    public static void Assertions(Index1D i, ArrayView<int> view)
    {
        Debug.Assert(i >= 0, "not negative");
        view[i] = 1;
    }

    // 7 7 7 3
    public static void NullCoalescing(Index1D i, ArrayView<int> view)
    {
        int? found = i > 2 ? i.X : null;
        view[i] = found ?? 7;
    }

    // 0 0 1 1
    public static void HasValue(Index1D i, ArrayView<int> view)
    {
        int? found = i > 1 ? i.X : null;
        view[i] = found.HasValue ? 1 : 0;
    }

    // 0 0 0 1
    public static void Patterns(Index1D i, ArrayView<int> view) => view[i] = i.X is > 2 and < 10 ? 1 : 0;

    // 6 0 0 0
    public static void Atomics(Index1D i, ArrayView<int> view)
    {
        if (i > 0)
            view[i] = 0;
        else
            view[0] = 0;
        Group.Barrier();
        Atomic.Add(ref view[0], i);
    }

    // 1 3 6 10
    public static void NestedLoopsAndBreaks(Index1D i, ArrayView<int> view)
    {
        var sum = 0;
        for (var k = 0; ; k++)
        {
            if (k > i)
                break;
            var j = k;
            while (j >= 0)
            {
                if (j == 3 && k == 2)
                    continue;
                sum++;
                j--;
            }
        }
        view[i] = sum;
    }

    // -1 2 -3 4
    public static void ShortCircuitsAndTernaries(Index1D i, ArrayView<int> view) =>
        view[i] = (i % 2 == 0 || i < 0) && i != 99 ? -(i + 1) : i + 1;

    // 0 6 2 8
    public static void ByteAndLongElements(Index1D i, ArrayView<int> view)
    {
        var bytes = view.Cast<byte>();
        view[i] = 0;
        bytes[i.X * 4] = (byte)(i.X + (i % 2 == 0 ? 0 : 5));
        var same = (long)view[i];
        view[i] = (int)(same & 0xFF);
    }
}
