using System.Numerics;
using ILGPU.Runtime;

namespace Headroom.Simulator.Testing.Legality;

// Types that a GPU has no counterpart of.
internal static partial class RejectedKernels
{
    internal record Pair(int First, int Second);

    internal readonly record struct Cell(int Row, int Column);

    internal class Shape
    {
        public virtual int Corners => 0;
    }

    internal sealed class Square : Shape
    {
        public override int Corners => 4;
    }

    private static readonly Shape s_known = new Square();
    private static readonly IOperation s_operation = new Twice();

    [Flags]
    internal enum Options
    {
        None = 0,
        Fast = 1,
        Exact = 2,
    }

    public static void NullableValue(Index1D i, ArrayView<int> view)
    {
        view[i] = 0;
        int? found = i > 2 ? i.X : null;
        view[i] = found.Value; // here: flag
    }

    public static void DecimalLocal(Index1D i, ArrayView<int> view)
    {
        view[i] = 0;
        var price = 0.1m; // here: double
        price += 2;
        view[i] = (int)price;
    }

    public static void VirtualCall(Index1D i, ArrayView<int> view)
    {
        view[i] = 0;
        view[i] = s_known.Corners; // here: static method
    }

    public static void NewDerivedClass(Index1D i, ArrayView<int> view)
    {
        view[i] = 0;
        Shape shape = new Square(); // here: struct
        view[i] = shape.Corners;
    }

    public static void StaticInterface(Index1D i, ArrayView<int> view)
    {
        view[i] = 0;
        view[i] = s_operation.Apply(i); // here: struct constraint
    }

    public static void InterfaceParameterOfAHelper(Index1D i, ArrayView<int> view)
    {
        view[i] = 0;
        view[i] = Use(new Twice(), i); // here: struct constraint
    }

    private static int Use(IOperation operation, int value) => operation.Apply(value);

    public static void IsPattern(Index1D i, ArrayView<int> view)
    {
        view[i] = 0;
        view[i] = s_known is Square ? 1 : 0; // here: static method
    }

    public static void AsCast(Index1D i, ArrayView<int> view)
    {
        view[i] = 0;
        var square = s_known as Square; // here: static method
        view[i] = square is null ? 1 : 0;
    }

    public static void RecordClass(Index1D i, ArrayView<int> view)
    {
        view[i] = 0;
        var pair = new Pair(i, 2); // here: record struct
        view[i] = pair.First;
    }

    public static void RecordEquality(Index1D i, ArrayView<int> view)
    {
        view[i] = 0;
        view[i] = new Cell(i, 1) == new Cell(2, 1) ? 1 : 0; // here: one by one
    }

    public static void EnumHasFlag(Index1D i, ArrayView<int> view)
    {
        view[i] = 0;
        view[i] = ((Options)i.X).HasFlag(Options.Fast) ? 1 : 0; // here: &
    }

    public static void BoxedArgument(Index1D i, ArrayView<int> view)
    {
        view[i] = 0;
        view[i] = Describe(i.X); // here: int
    }

    private static int Describe(object value) => value is null ? 0 : 1;

    public static void VectorOfT(Index1D i, ArrayView<int> view)
    {
        view[i] = 0;
        var vector = new Vector<float>(2f); // here: components
        view[i] = (int)vector[0];
    }

    public static void VectorDot(Index1D i, ArrayView<int> view)
    {
        view[i] = 0;
        view[i] = (int)System.Numerics.Vector3.Dot(new(1, 2, 3), new(4, 5, 6)); // here: components
    }

    public static void Intrinsics(Index1D i, ArrayView<int> view)
    {
        view[i] = 0;
        view[i] = System.Runtime.Intrinsics.Vector128.Create(1, 2, 3, 4)[0]; // here: components
    }

    public static void WideInteger(Index1D i, ArrayView<int> view)
    {
        view[i] = 0;
        view[i] = (int)(Int128)i.X; // here: long
    }

    public static void HalfArithmetic(Index1D i, ArrayView<int> view)
    {
        view[i] = 0;
        var half = (System.Half)2f; // here: ILGPU.Half
        view[i] = (int)(half + half);
    }

    public static void BigNumbers(Index1D i, ArrayView<int> view)
    {
        view[i] = 0;
        BigInteger big = i.X; // here: long
        view[i] = (int)big;
    }

    public static void Dates(Index1D i, ArrayView<int> view)
    {
        view[i] = 0;
        view[i] = DateTime.Now.Second; // here: on the host
    }

    public static void TypeTest(Index1D i, ArrayView<int> view)
    {
        view[i] = 0;
        view[i] = typeof(int).IsValueType ? 1 : 0; // here: on the host
    }

    public static void MixedReference(Index1D i, ArrayView<int> view)
    {
        view[i] = 0;
        var local = 5;
        ref var any = ref (i % 2 == 0 ? ref view[i] : ref local); // here: if
        any++;
    }
}
