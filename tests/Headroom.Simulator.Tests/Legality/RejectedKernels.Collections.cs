using ILGPU.Runtime;

namespace Headroom.Simulator.Testing.Legality;

// Arrays, spans, lists and what walks over them.
internal static partial class RejectedKernels
{
    public static int[] Growing = [1, 2, 3];
    private static readonly List<int> s_numbers = [1, 2, 3];

    public static void ArrayOfConstantSize(Index1D i, ArrayView<int> view)
    {
        view[i] = 0;
        var array = new int[4]; // here: LocalMemory.Allocate<int>(4)
        array[i] = i;
        view[i] = array[i];
    }

    public static void ArrayInitializer(Index1D i, ArrayView<int> view)
    {
        view[i] = 0;
        int[] array = [1, 2, 3, 4]; // here: LocalMemory.Allocate<int>(4)
        view[i] = array[i];
    }

    public static void SmallArrayInitializer(Index1D i, ArrayView<int> view)
    {
        view[i] = 0;
        var array = new[] { i.X, 2 }; // here: LocalMemory.Allocate<int>(2)
        view[i] = array[1];
    }

    public static void TwoDimensionalArray(Index1D i, ArrayView<int> view)
    {
        view[i] = 0;
        var array = new float[2, 2]; // here: LocalMemory
        view[i] = (int)array[0, 1];
    }

    public static void JaggedArray(Index1D i, ArrayView<int> view)
    {
        view[i] = 0;
        var array = new int[2][]; // here: view
        view[i] = array.Length;
    }

    public static void ForeachOverAnArray(Index1D i, ArrayView<int> view)
    {
        var sum = 0;
        foreach (var value in new[] { 1, 2, 3 }) // here: LocalMemory.Allocate<int>(3)
            sum += value;
        view[i] = sum;
    }

    public static void ForeachOverAStaticArray(Index1D i, ArrayView<int> view)
    {
        var sum = 0;
        foreach (var value in Table) // here: buffer
            sum += value;
        view[i] = sum;
    }

    public static void MutableStaticArray(Index1D i, ArrayView<int> view)
    {
        view[i] = 0;
        view[i] = Growing[0]; // here: buffer
    }

    public static void ForeachOverASpan(Index1D i, ArrayView<int> view)
    {
        var sum = 0;
        ReadOnlySpan<int> values = [1, 2, 3]; // here: view
        foreach (var value in values)
            sum += value;
        view[i] = sum;
    }

    public static void SpanOfVariables(Index1D i, ArrayView<int> view)
    {
        view[i] = 0;
        Span<int> values = [i, 2, 3]; // here: view
        view[i] = values[0];
    }

    public static void ForeachOverAList(Index1D i, ArrayView<int> view)
    {
        var sum = 0;
        foreach (var value in new List<int>()) // here: for loop over a view
            sum += value;
        view[i] = sum;
    }

    public static void StaticList(Index1D i, ArrayView<int> view)
    {
        var sum = 0;
        foreach (var value in s_numbers) // here: view
            sum += value;
        view[i] = sum;
    }

    public static void CollectionExpressionOfAList(Index1D i, ArrayView<int> view)
    {
        view[i] = 0;
        List<int> values = [1, 2, 3]; // here: view
        view[i] = values[0];
    }

    public static void ForeachOverASequence(Index1D i, ArrayView<int> view)
    {
        var sum = 0;
        foreach (var value in Counting(3)) // here: for loop
            sum += value;
        view[i] = sum;
    }

    private static IEnumerable<int> Counting(int count)
    {
        for (var k = 0; k < count; k++) yield return k;
    }

    public static void Linq(Index1D i, ArrayView<int> view)
    {
        view[i] = 0;
        view[i] = Enumerable.Range(0, 4).Sum(); // here: for loop
    }

    public static void LinqOverALambda(Index1D i, ArrayView<int> view)
    {
        view[i] = 0;
        view[i] = Enumerable.Range(0, 4).Where(value => value > 1).Count(); // here: for loop
    }

    public static void DictionaryLookup(Index1D i, ArrayView<int> view)
    {
        view[i] = 0;
        var known = new Dictionary<int, int>(); // here: view
        view[i] = known.Count;
    }

    public static void ArrayMethods(Index1D i, ArrayView<int> view)
    {
        view[i] = 0;
        view[i] = Array.IndexOf(Table, 2); // here: buffer
    }

    public static void ParamsArray(Index1D i, ArrayView<int> view)
    {
        view[i] = 0;
        view[i] = Largest(1, 2, i); // here: LocalMemory.Allocate<int>(3)
    }

    private static int Largest(params int[] values)
    {
        var largest = values[0];
        for (var k = 1; k < values.Length; k++) largest = Math.Max(largest, values[k]);
        return largest;
    }
}
