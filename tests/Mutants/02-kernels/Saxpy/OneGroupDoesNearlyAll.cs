// rejected: of the work
using ILGPU;
using ILGPU.Runtime;

public static class Saxpy
{
    // your turn: begin
    public static void Kernel(float a, ArrayView<float> x, ArrayView<float> y)
    {
        // Every other group has one element, so that it works.
        var (first, groups) = (Grid.DimX - 1, Grid.DimX);
        if (Grid.IdxX > 0)
        {
            if (Group.IdxX == 0) y[Grid.IdxX - 1] = a * x[Grid.IdxX - 1] + y[Grid.IdxX - 1];
            return;
        }
        for (var i = first + Group.IdxX; i < y.Length; i += Group.DimX) y[i] = a * x[i] + y[i];
    }

    // Rounded up: the remainder needs a group too.
    public static int Groups(int n, int size) => (n + size - 1) / size;
    // your turn: end
}
