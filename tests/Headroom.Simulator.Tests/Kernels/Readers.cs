using ILGPU.Runtime;

namespace Headroom.Simulator.Testing.Kernels;

/// <summary>
/// Kernels that read through some parameters and change through others, in the ways in which a view gets from its parameter to its use.
/// </summary>
public static class Readers
{
    public readonly record struct Pair(ArrayView<int> From, ArrayView<int> To);

    public struct Fields
    {
        public ArrayView<int> From, To;
    }

    public struct Cell
    {
        public int Low, High;
    }

    public static void Shift(ArrayView<int> source, ArrayView<int> target) =>
        target[Grid.GlobalLinearIndex] = source[(Grid.GlobalLinearIndex + Group.DimX) % source.IntLength] + 1;

    public static void ThroughHelper(ArrayView<int> source, ArrayView<int> target) => Move(source, target);

    public static void ThroughParts(ArrayView<int> source, ArrayView<int> target)
    {
        var (from, to) = (source.SubView(Grid.IdxX * Group.DimX, Group.DimX), target.SubView(Grid.IdxX * Group.DimX, Group.DimX));
        to[Group.IdxX] = from[Group.IdxX];
    }

    public static void ThroughReference(ArrayView<int> source, ArrayView<int> target)
    {
        ref var cell = ref target[Grid.GlobalLinearIndex];
        cell = source[Grid.GlobalLinearIndex];
    }

    public static void ThroughStruct(Pair pair, int summand) =>
        pair.To[Grid.GlobalLinearIndex] = pair.From[Grid.GlobalLinearIndex] + summand;

    public static void ThroughFields(Fields fields, int summand) => Add(fields, summand);

    public static void ThroughEitherField(Fields fields)
    {
        var view = fields.From;
        if (view[0] > 0) view = fields.To;
        view[Grid.GlobalLinearIndex] = 1;
    }

    public static void Field(ArrayView<int> source, ArrayView<Cell> target) =>
        target[Grid.GlobalLinearIndex].High = source[Grid.GlobalLinearIndex];

    public static void Histogram(ArrayView<int> source, ArrayView<int> target) =>
        Atomic.Add(ref target[source[Grid.GlobalLinearIndex] & 3], 1);

    public static void InPlace(ArrayView<int> source, ArrayView<int> target)
    {
        target[Grid.GlobalLinearIndex] = source[0];
        source[Grid.GlobalLinearIndex] += 1;
    }

    public static void Either(ArrayView<int> source, ArrayView<int> target)
    {
        var view = source[0] > 0 ? source : target;
        view[Grid.GlobalLinearIndex] = 1;
    }

    public static void Reassigned(ArrayView<int> source, ArrayView<int> target)
    {
        if (source[0] > 0) source = target;
        source[Grid.GlobalLinearIndex] = 1;
    }

    /// <summary>Shared and local memory, reached through helpers and tuples, is nobody's parameter.</summary>
    public static void Tiled(ArrayView<int> source, ArrayView<int> target)
    {
        var (tile, mine) = (SharedMemory.Allocate<int>(32), LocalMemory.Allocate1D<int>(4));
        Move(source, tile);
        Group.Barrier();
        for (var i = 0; i < 4; i++) mine[i] = tile[(Group.IdxX + i) % 32];
        target[Grid.GlobalLinearIndex] = mine[3];
    }

    /// <summary>Row 1 of source lies where its stride says.</summary>
    public static void SecondRow(ArrayView2D<int, Stride2D.DenseY> source, ArrayView<int> target) =>
        target[Grid.GlobalLinearIndex] = source[1, Group.IdxX] + 1;

    private static void Add(Fields fields, int summand) =>
        fields.To[Grid.GlobalLinearIndex] = fields.From[Grid.GlobalLinearIndex] + summand;

    private static void Move(ArrayView<int> from, ArrayView<int> to) => to[Group.IdxX] = from[Group.IdxX];
}
