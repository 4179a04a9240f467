// rejected: 1 of 401 groups works
using ILGPU;
using ILGPU.Runtime;

public static class Saxpy
{
    // your turn: begin
    public static void Kernel(float a, ArrayView<float> x, ArrayView<float> y)
    {
        if (Grid.IdxX > 0 || Group.IdxX > 0) return;
        for (var i = 0; i < y.Length; i++) y[i] = a * x[i] + y[i];
    }

    // Rounded up: the remainder needs a group too.
    public static int Groups(int n, int size) => (n + size - 1) / size;
    // your turn: end
}
