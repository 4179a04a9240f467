using ILGPU.Runtime;

namespace Headroom.Simulator.Testing.Kernels;

/// <summary>Kernels that spread their work in different ways, or move more than they need.</summary>
internal static class Spreads
{
    public static void Even(ArrayView<float> x, ArrayView<float> y)
    {
        var i = Grid.IdxX * Group.DimX + Group.IdxX;
        y[i] = x[i];
    }

    public static void OneGroup(ArrayView<float> x, ArrayView<float> y)
    {
        if (Grid.IdxX > 0) return;
        for (var i = Group.IdxX; i < x.IntLength; i += Group.DimX) y[i] = x[i];
    }

    public static void OneWarpOfEach(ArrayView<float> x, ArrayView<float> y)
    {
        if (Group.IdxX >= 32) return;
        var first = Grid.IdxX * Group.DimX;
        for (var i = Group.IdxX; i < Group.DimX; i += 32) y[first + i] = x[first + i];
    }

    // Group g has g + 1 turns: a triangle.
    public static void Triangle(ArrayView<float> x, ArrayView<float> y)
    {
        for (var turn = 0; turn <= Grid.IdxX; turn++)
        {
            y[turn * Group.DimX + Group.IdxX] = Grid.IdxX == turn ? x[turn * Group.DimX + Group.IdxX] : x[0];
            Group.Barrier();
        }
    }

    // The first warp adds three times before each of two barriers; then every warp adds once.
    public static void FirstWarpAdds(ArrayView<float> x, ArrayView<float> y)
    {
        var i = Grid.IdxX * Group.DimX + Group.IdxX;
        var sum = x[i];
        for (var turn = 0; turn < 2; turn++)
        {
            for (var again = 0; again < 3 && Group.IdxX < 32; again++) sum += 1;
            Group.Barrier();
        }
        y[i] = sum + 1;
    }

    // The warps after the first wait for what it has read, and only pass it on to shared memory.
    public static void FirstWarpReads(ArrayView<float> x, ArrayView<float> y)
    {
        var tile = SharedMemory.Allocate<float>(32);
        var (lane, first) = (Group.IdxX, Grid.IdxX * 32);
        if (lane < 32) tile[lane] = x[first + lane];
        Group.Barrier();
        if (lane >= 96) y[first + lane - 96] = tile[lane - 96];
    }

    // One variable whose address is taken, and no array.
    public static void ByReference(ArrayView<float> x, ArrayView<float> y)
    {
        var sum = 0f;
        for (var turn = 0; turn < 4; turn++) AddTo(ref sum, x[Group.IdxX]);
        y[Group.IdxX] = sum;
    }

    private static void AddTo(ref float sum, float value) => sum += value;

    public static void ReadsTwice(ArrayView<float> x, ArrayView<float> y)
    {
        var i = Grid.IdxX * Group.DimX + Group.IdxX;
        var first = x[i];
        y[i] = first + x[i];
    }

    public static void Updates(ArrayView<float> x, ArrayView<float> y) => x[Group.IdxX] += 1;

    public static void EveryGroupReadsTheSame(ArrayView<float> x, ArrayView<float> y) =>
        y[Grid.IdxX * Group.DimX + Group.IdxX] = x[Group.IdxX];

    // 8 rows of 8 floats: lane i of a warp goes down a column, and the columns after it find the same sectors.
    public static void DownColumns(ArrayView<float> x, ArrayView<float> y)
    {
        for (var col = 0; col < 8; col++) y[Group.IdxX] = x[Group.IdxX * 8 + col];
    }

    public static void InAHelper(ArrayView<float> x, ArrayView<float> y)
    {
        for (var turn = 0; turn < 2; turn++)
            Copy(x, y); // in a loop
    }

    private static void Copy(ArrayView<float> x, ArrayView<float> y) => y[Group.IdxX] = x[Group.IdxX]; // in a helper

    public static void UniformIndex(ArrayView<float> x, ArrayView<float> y)
    {
        var own = LocalMemory.Allocate<float>(16);
        for (var i = 0; i < 16; i++) own[i] = i;
        var sum = 0f;
        for (var i = 0; i < 16; i++) sum += own[i];
        y[Group.IdxX] = sum;
    }

    public static void IndexOfTheLane(ArrayView<float> x, ArrayView<float> y)
    {
        var own = LocalMemory.Allocate<float>(32);
        own[Group.IdxX % 32] = 1;
        y[Group.IdxX] = own[Group.IdxX % 32];
    }

    public static void DoublesOfTheLane(ArrayView<float> x, ArrayView<float> y)
    {
        var own = LocalMemory.Allocate<double>(4);
        own[2] = 1;
        y[Group.IdxX] = (float)own[2];
    }

    public static void DownSharedColumns(ArrayView<float> x, ArrayView<float> y)
    {
        var other = SharedMemory.Allocate<float>(32);
        var tile = SharedMemory.Allocate2DDenseY<float>(new Index2D(32, 32)); // rows of 32
        for (var row = 0; row < 32; row++) tile[row, Group.IdxX] = row;
        other[Group.IdxX] = 0;
        Group.Barrier();
        y[Group.IdxX] = tile[Group.IdxX, 3] + other[Group.IdxX];
    }
}
