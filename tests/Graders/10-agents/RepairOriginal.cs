namespace Graders;

/// <summary>The file of 10.4 as it came, without the comment at its head.</summary>
internal static class RepairOriginal
{
    public const string Text = """
        using ILGPU;
        using Matrix = ILGPU.Runtime.ArrayView2D<float, ILGPU.Stride2D.DenseY>;

        public static class Repair
        {
            private const int Threads = 128;
            // your turn: begin
            public static void Softmax(Matrix x, Matrix y)
            {
                var shared = SharedMemory.Allocate<float>(Threads);
                var (row, thread, cols) = (Grid.IdxX, Group.IdxX, x.IntExtent.Y);
                var max = 0f;
                for (var col = thread; col < cols; col += Threads) max = MathF.Max(max, x[row, col]);
                shared[thread] = max;
                Group.Barrier();
                for (var step = Threads / 2; step > 0; step /= 2)
                {
                    if (thread < step) shared[thread] = MathF.Max(shared[thread], shared[thread + step]);
                    Group.Barrier();
                }
                max = shared[0];
                var sum = 0f;
                for (var col = thread; col < cols; col += Threads) sum += MathF.Exp(x[row, col] - max);
                shared[thread] = sum;
                Group.Barrier();
                for (var step = Threads / 2; step > 0; step /= 2)
                {
                    if (thread < step) shared[thread] += shared[thread + step];
                    Group.Barrier();
                }
                for (var col = thread; col < cols; col += Threads) y[row, col] = MathF.Exp(x[row, col] - max) / shared[0];
            }

            public static void Scan(Matrix x, Matrix y)
            {
                var shared = SharedMemory.Allocate<float>(Threads);
                var (row, thread, carry) = (Grid.IdxX, Group.IdxX, 0f);
                for (var start = 0; start < x.IntExtent.Y; start += Threads)
                {
                    shared[thread] = start + thread < x.IntExtent.Y ? x[row, start + thread] : 0;
                    Group.Barrier();
                    for (var apart = 1; apart < Threads; apart *= 2)
                    {
                        if (thread >= apart) shared[thread] += shared[thread - apart];
                        Group.Barrier();
                    }
                    if (start + thread < x.IntExtent.Y) y[row, start + thread] = carry + shared[thread];
                    carry = shared[Threads - 1];
                    Group.Barrier();
                }
            }
            // your turn: end
        }
        """;
}
