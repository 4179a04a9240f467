// rejected: the row is kept in an array of local memory
using ILGPU;
using ILGPU.Runtime;
using Matrix = ILGPU.Runtime.ArrayView2D<float, ILGPU.Stride2D.DenseY>;

public static class OnlineSoftmax
{
    public const int Threads = 256;

    public static void Kernel(Matrix x, Matrix y)
    {
        // your turn: begin
        var maxima = SharedMemory.Allocate<float>(Threads);
        var sums = SharedMemory.Allocate<float>(Threads);
        var own = LocalMemory.Allocate<float>(512);
        var (row, thread, n) = (Grid.IdxX, Group.IdxX, x.IntExtent.Y);
        var count = (n - thread + Threads - 1) / Threads;
        var max = float.MinValue;
        for (var i = 0; i < count; i++)
        {
            own[i] = x[row, thread + i * Threads];
            max = MathF.Max(max, own[i]);
        }
        maxima[thread] = max;
        Group.Barrier();
        for (var half = Threads / 2; half > 0; half /= 2)
        {
            if (thread < half) maxima[thread] = MathF.Max(maxima[thread], maxima[thread + half]);
            Group.Barrier();
        }
        max = maxima[0];
        var sum = 0f;
        for (var i = 0; i < count; i++) sum += MathF.Exp(own[i] - max);
        sums[thread] = sum;
        Group.Barrier();
        for (var half = Threads / 2; half > 0; half /= 2)
        {
            if (thread < half) sums[thread] += sums[thread + half];
            Group.Barrier();
        }
        for (var i = 0; i < count; i++) y[row, thread + i * Threads] = MathF.Exp(own[i] - max) / sums[0];
        // your turn: end
    }
}
