// rejected: size is ignored
using ILGPU;
using ILGPU.Runtime;

public static class Saxpy
{
    // your turn: begin
    public static void Kernel(float a, ArrayView<float> x, ArrayView<float> y)
    {
        // Neighbouring lanes take neighbouring elements: 32 lanes x 4 B are 4 sectors of 32 B.
        var i = Grid.IdxX * Group.DimX + Group.IdxX;
        if (i < y.Length)
            y[i] = a * x[i] + y[i];
    }

    // Rounded up: the remainder needs a group too.
    public static int Groups(int n, int size) => (n + 255) / 256;
    // your turn: end
}
