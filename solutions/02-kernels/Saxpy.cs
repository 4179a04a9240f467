// 02.1 Map and bounds. Objective: give every element one thread, and no thread an element that is not there.
//   Kernel   y[i] = a * x[i] + y[i] for every i; x and y have n elements, x stays as it is
//   Groups   how many groups of `size` threads cover n elements: 1,000 elements in groups of 256 take 4 groups; n + size is an int
// The check launches Groups(n, 256) groups of 256 threads, and n need not be a multiple of 256: the last group has threads to spare.
// Compulsory bytes: 12 per element (x and y read, y written). At most 1.1 times that may move, in sectors of 32 bytes.
// In a kernel: Grid.IdxX is the group, Group.IdxX the thread in it, Group.DimX the threads per group; y.Length counts elements.
// Out of scope: shared memory, several elements per thread. About 5 lines.
using ILGPU;
using ILGPU.Runtime;

public static class Saxpy
{
    // your turn: begin
    public static void Kernel(float a, ArrayView<float> x, ArrayView<float> y)
    {
        // Neighbouring threads take neighbouring elements: 32 lanes x 4 B are 4 sectors of 32 B.
        var i = Grid.IdxX * Group.DimX + Group.IdxX;
        if (i < y.Length)
            y[i] = a * x[i] + y[i];
    }

    // Rounded up: the remainder needs a group too.
    public static int Groups(int n, int size) => (n + size - 1) / size;
    //> public static void Kernel(float a, ArrayView<float> x, ArrayView<float> y)
    //> {
    //>     // y[i] = ...
    //> }
    //>
    //> public static int Groups(int n, int size) => throw new NotAttempted("02.1");
    // your turn: end
}
