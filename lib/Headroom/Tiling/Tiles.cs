using ILGPU;
using ILGPU.Runtime;
using Rows = ILGPU.Runtime.ArrayView2D<float, ILGPU.Stride2D.DenseY>;

namespace Headroom.Tiling;

/// <summary>Tiles of 64 rows in shared memory, for kernels in groups of 64 lanes, where each lane owns a row.</summary>
public static class Tiles
{
    /// <summary>Rows of a tile, lanes of a group, and the most columns that fit.</summary>
    public const int Size = 64;

    /// <summary>Floats from one row of a tile to the next: odd, so that lanes that walk down a column hit 32 different banks.</summary>
    public const int Pitch = Size + 1;

    /// <summary>
    /// Copies rows first, first + 1, ... of <paramref name="from"/> into <paramref name="tile"/>, and 0 for rows from
    /// <paramref name="end"/> on. A barrier must follow.
    /// </summary>
    public static void Load(Rows from, int first, int end, Rows tile)
    {
        // The group walks along the rows, so that neighbours read neighbours.
        for (int i = Group.IdxX, d = from.IntExtent.Y; i < Size * d; i += Size)
            tile[i / d, i % d] = first + i / d < end ? from[first + i / d, i % d] : 0;
    }

    /// <summary>
    /// Copies <paramref name="tile"/> to rows first, first + 1, ... of <paramref name="to"/>, up to row <paramref name="end"/>. A barrier
    /// must come before.
    /// </summary>
    public static void Store(Rows tile, Rows to, int first, int end)
    {
        for (int i = Group.IdxX, d = to.IntExtent.Y; i < Size * d && first + i / d < end; i += Size)
            to[first + i / d, i % d] = tile[i / d, i % d];
    }
}
