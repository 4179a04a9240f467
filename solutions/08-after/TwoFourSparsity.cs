// 08.10 2:4 sparsity. Objective: keep two of four weights, say in two bits each where they stood, and multiply nothing else.
// W [rows, columns], row-major; columns is a multiple of 4, and 4 neighbours of a row are a group.
//   Prune   a new array in which each group has its two weights of the largest magnitude, and 0 for the others. Of equal magnitudes the
//           earlier one stays.
//   Pack    what Prune keeps, in 16 bits and in the order in which it stands. Value i (0 or 1) of group g of a row is
//           Values[(2 g + i) * rows + row]. Its place (0 to 3) is in two bits of Places[g / 8 * rows + row]: from bit 4 (g % 8) + 2 i on.
//           Each row has columns / 32 words of Places, rounded up; spare bits are 0.
//   Unpack  W [rows, columns] again, in 32 bits
//   Share   bytes of a packed matrix over those of the dense one, where a weight has `bits`, `kept` of each `group` stay, and a place takes
//           as few whole bits as tell `group` places apart. 2:4 in 16 bits: 0.5625
//   Kernel  y [rows] = W x, x [columns] in 16 bits, products and sums in 32. A thread for each row, neighbours side by side, 256 in a
//           group, which needs each x once. At most 1.05 times the bytes of values, places, x and y; 2 FLOPs for a weight that was kept.
//           x may hold infinities: one that no kept weight meets does not show in y, and a kept 0 makes NaN of one. W is finite.
// Out of scope: sparse tensor cores, which read such places themselves; training what is left. About 40 lines.
using ILGPU;
using ILGPU.Runtime;
using Half = ILGPU.Half;
using Halves = ILGPU.Runtime.ArrayView2D<ILGPU.Half, ILGPU.Stride2D.DenseY>;
using Words = ILGPU.Runtime.ArrayView2D<int, ILGPU.Stride2D.DenseY>;
using X = ILGPU.Runtime.ArrayView1D<ILGPU.Half, ILGPU.Stride1D.Dense>;
using Y = ILGPU.Runtime.ArrayView1D<float, ILGPU.Stride1D.Dense>;

public static class TwoFourSparsity
{
    public sealed record Packed(Half[] Values, int[] Places);

    public static void Multiply(Accelerator accelerator, Halves values, Words places, X x, Y y)
    {
        var gemv = accelerator.LoadStreamKernel<Halves, Words, X, Y>(Kernel);
        gemv(new KernelConfig((y.IntExtent + 255) / 256, 256), values, places, x, y);
    }

    // your turn: begin
    // A weight stays if fewer than two others of its group are larger, or as large and earlier.
    private static bool Stays(float[] weights, int at) => Enumerable.Range(at / 4 * 4, 4).Count(other =>
        Math.Abs(weights[other]) > Math.Abs(weights[at]) || other < at && Math.Abs(weights[other]) == Math.Abs(weights[at])) < 2;

    public static float[] Prune(float[] weights) => [.. weights.Select((weight, at) => Stays(weights, at) ? weight : 0)];

    public static Packed Pack(float[] weights, int rows)
    {
        var columns = weights.Length / rows;
        var packed = new Packed(new Half[columns / 2 * rows], new int[(columns + 31) / 32 * rows]);
        for (var row = 0; row < rows; row++)
            for (var group = 0; group < columns / 4; group++)
            {
                var kept = 0;
                for (var place = 0; place < 4; place++)
                {
                    var at = row * columns + 4 * group + place;
                    if (!Stays(weights, at)) continue;
                    packed.Values[(2 * group + kept) * rows + row] = (Half)weights[at];
                    packed.Places[group / 8 * rows + row] |= place << 4 * (group % 8) + 2 * kept++;
                }
            }
        return packed;
    }

    public static float[] Unpack(Packed packed, int rows, int columns)
    {
        var weights = new float[rows * columns];
        for (var row = 0; row < rows; row++)
            for (var value = 0; value < columns / 2; value++)
            {
                var place = packed.Places[value / 16 * rows + row] >> 2 * (value % 16) & 3;
                weights[row * columns + value / 2 * 4 + place] = (float)packed.Values[value * rows + row];
            }
        return weights;
    }

    public static double Share(int bits, int kept, int group)
    {
        var place = 0;
        while (1 << place < group) place++;
        return kept * (bits + place) / (double)(group * bits);
    }

    public static void Kernel(Halves values, Words places, X x, Y y)
    {
        var tile = SharedMemory.Allocate1D<float>(256);
        var (lane, row, columns) = (Group.IdxX, Grid.IdxX * 256 + Group.IdxX, x.IntExtent);
        var sum = 0f;
        for (var from = 0; from < columns; from += 256)
        {
            if (from + lane < columns) tile[lane] = (float)x[from + lane]; // nobody asks for one past the end
            Group.Barrier();
            var to = row < y.IntExtent ? IntrinsicMath.Min(256, columns - from) : 0; // threads without a row only wait
            for (var word = 0; word < to; word += 32)
            {
                var bits = places[(from + word) / 32, row];
                for (var col = word; col < IntrinsicMath.Min(word + 32, to); col += 4)
                {
                    sum += (float)values[(from + col) / 2, row] * tile[col + (bits & 3)];
                    sum += (float)values[(from + col) / 2 + 1, row] * tile[col + (bits >> 2 & 3)];
                    bits >>= 4;
                }
            }
            Group.Barrier();
        }
        if (row < y.IntExtent) y[row] = sum;
    }
    //> public static float[] Prune(float[] weights) => throw new NotAttempted("08.10");
    //>
    //> public static Packed Pack(float[] weights, int rows) => throw new NotAttempted("08.10");
    //>
    //> public static float[] Unpack(Packed packed, int rows, int columns) => throw new NotAttempted("08.10");
    //>
    //> public static double Share(int bits, int kept, int group) => throw new NotAttempted("08.10");
    //>
    //> public static void Kernel(Halves values, Words places, X x, Y y)
    //> {
    //>     // y[row] = sum over the kept weights of value * x
    //> }
    // your turn: end
}
