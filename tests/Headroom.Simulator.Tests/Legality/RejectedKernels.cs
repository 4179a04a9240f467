using System.Diagnostics.CodeAnalysis;
using ILGPU.Runtime;

namespace Headroom.Simulator.Testing.Legality;

/// <summary>Kernels that ILGPU 1.5.3 does not compile. The comment on a line is where the refusal points, and words of its cure.</summary>
[SuppressMessage("Performance", "CA1812", Justification = "made inside kernels")]
[SuppressMessage("Usage", "CA2201", Justification = "kernels of bad style on purpose")]
internal static partial class RejectedKernels
{
    public static int Mutable;
    public static readonly int[] Table = [1, 2, 3];

    internal sealed class Box
    {
        public int Value;
    }

    internal interface IOperation
    {
        int Apply(int value);
    }

    internal readonly struct Twice : IOperation
    {
        public int Apply(int value) => 2 * value;
    }

    internal struct Scope : IDisposable
    {
        public readonly void Dispose() { }
    }

    public static void Throw(Index1D i, ArrayView<int> view)
    {
        if (i > 2)
            throw new Exception(); // here: return early
        view[i] = 1;
    }

    public static void TryFinally(Index1D i, ArrayView<int> view)
    {
        try
        {
            view[i] = 1; // here: plain statements
        }
        finally
        {
            view[i] += 1;
        }
    }

    public static void Using(Index1D i, ArrayView<int> view)
    {
        using var scope = new Scope(); // here: call Dispose on the host
    }

    public static void NewClass(Index1D i, ArrayView<int> view)
    {
        var box = new Box { Value = i }; // here: struct
        view[i] = box.Value;
    }

    public static void ConsoleOutput(Index1D i, ArrayView<int> view)
    {
        Console.WriteLine(i.X); // here: Interop.WriteLine
        view[i] = 1;
    }

    public static void StringInterpolation(Index1D i, ArrayView<int> view)
    {
        var text = $"{i.X}"; // here: Interop.WriteLine
        view[i] = text.Length;
    }

    public static void Boxing(Index1D i, ArrayView<int> view)
    {
        object value = i.X; // here: int
        view[i] = (int)value;
    }

    public static void InterfaceLocal(Index1D i, ArrayView<int> view)
    {
        IOperation operation = new Twice(); // here: struct constraint
        view[i] = operation.Apply(i);
    }

    public static void DelegateCall(Index1D i, ArrayView<int> view)
    {
        Func<int, int> twice = value => 2 * value; // here: static method
        view[i] = twice(i);
    }

    public static void LoadMutableStatic(Index1D i, ArrayView<int> view)
    {
        view[i] = Mutable; // here: Pass Mutable as a parameter
    }

    public static void StoreStatic(Index1D i, ArrayView<int> view)
    {
        Mutable = i; // here: Write to a view
        view[i] = 1;
    }

    public static void StaticArray(Index1D i, ArrayView<int> view)
    {
        view[i] = Table[i % 3]; // here: buffer
    }

    public static void DynamicArray(Index1D i, ArrayView<int> view)
    {
        var array = new int[i + 1]; // here: LocalMemory.Allocate<int>
        view[i] = array.Length;
    }

    public static void DynamicLocalMemory(Index1D i, ArrayView<int> view)
    {
        var local = LocalMemory.Allocate<int>(i + 1); // here: const
        view[i] = local.IntLength;
    }

    public static unsafe void StackAllocation(Index1D i, ArrayView<int> view)
    {
        var numbers = stackalloc int[i + 4]; // here: LocalMemory.Allocate<int>
        view[i] = numbers[0];
    }

    public static void SpanAllocation(Index1D i, ArrayView<int> view)
    {
        Span<int> numbers = stackalloc int[4]; // here: LocalMemory.Allocate<int>
        view[i] = numbers[0];
    }

    public static void SystemHalf(Index1D i, ArrayView<int> view)
    {
        view[i] = (int)(float)(System.Half)(float)i.X; // here: ILGPU.Half
    }

    public static void Vector4(Index1D i, ArrayView<int> view)
    {
        var vector = new System.Numerics.Vector4(i); // here: components
        view[i] = (int)vector.X;
    }

    public static void Decimal(Index1D i, ArrayView<int> view)
    {
        view[i] = (int)((decimal)i.X * 2); // here: double
    }

    public static void Clamp(Index1D i, ArrayView<int> view)
    {
        view[i] = Math.Clamp(i.X, 1, 2); // here: XMath.Clamp
    }

    public static void SignOfAFloat(Index1D i, ArrayView<int> view)
    {
        view[i] = MathF.Sign(i.X - 1f); // here: XMath.Sign
    }

    public static void SinAndCos(Index1D i, ArrayView<int> view)
    {
        var (sin, cos) = MathF.SinCos(i); // here: XMath.SinCos
        view[i] = (int)(sin + cos);
    }

    public static void UnsignedBits(Index1D i, ArrayView<int> view)
    {
        view[i] = (int)BitConverter.SingleToUInt32Bits(i); // here: Interop.FloatAsInt
    }

    public static void SizeOf(Index1D i, ArrayView<int> view)
    {
        view[i] = System.Runtime.CompilerServices.Unsafe.SizeOf<Twice>(); // here: Interop.SizeOf
    }

    public static void GenericConversion(Index1D i, ArrayView<int> view) => view[i] = (int)Convert<float>(i);

    private static T Convert<T>(int value)
        where T : System.Numerics.INumber<T> =>
        T.CreateTruncating(value); // here: convert on the host

    public static void EqualsOfATuple(Index1D i, ArrayView<int> view)
    {
        view[i] = (i.X, 1).Equals((2, 1)) ? 1 : 0; // here: one by one
    }

    public static void EightTuple(Index1D i, ArrayView<int> view)
    {
        var many = (i.X, 2, 3, 4, 5, 6, 7, 8); // here: seven
        view[i] = many.Item1 + many.Item8;
    }

    public static void LocalFunctionThatCaptures(Index1D i, ArrayView<int> view)
    {
        var amount = 3;
        view[i] = AddAmount(i);

        int AddAmount(int value) => value + amount; // here: pass amount
    }

    public static void HostCopy(Index1D i, ArrayView<int> view)
    {
        view.SubView(0, 1).MemSetToZero(); // here: before or after the launch
        view[i] = 1;
    }

    public static void SharedMemoryOfAChosenGroup(Index1D i, ArrayView<int> view)
    {
        var shared = SharedMemory.Allocate<int>(32); // here: LoadStreamKernel
        shared[0] = i;
        view[i] = shared[0];
    }

    public static void HelperThatThrows(Index1D i, ArrayView<int> view) => view[i] = Checked(i);

    private static int Checked(int value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value); // here: return early
        return value;
    }
}
