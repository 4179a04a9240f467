using ILGPU.Algorithms;
using ILGPU.Runtime;

namespace Headroom.Simulator.Testing.Kernels;

/// <summary>Kernels with a known way of touching memory. Groups of 32 unless a test says otherwise.</summary>
public static class Access
{
    public struct Float4
    {
        public float X, Y, Z, W;
    }

    public struct Particle
    {
        public float X, Y, Z;
        public int Id;
    }

    public static void Strided(ArrayView<float> source, ArrayView<float> target, int stride) =>
        target[Group.IdxX] = source[Group.IdxX * stride];

    public static void SharedStrided(ArrayView<float> target, int stride)
    {
        var tile = SharedMemory.Allocate<float>(32 * 64);
        tile[Group.IdxX * stride] = Group.IdxX;
        Group.Barrier();
        target[Group.IdxX] = tile[Group.IdxX * stride];
    }

    public static void Broadcast(ArrayView<float> source, ArrayView<float> target) => target[Group.IdxX] = source[3];

    public static void Copy4(ArrayView<Float4> source, ArrayView<Float4> target)
    {
        var tile = SharedMemory.Allocate<Float4>(32);
        tile[Group.IdxX] = source[Group.IdxX];
        Group.Barrier();
        target[Group.IdxX] = tile[Group.IdxX];
    }

    public static void MoveParticle(ArrayView<Particle> particles)
    {
        particles[Group.IdxX].X += 1f;
        particles[Group.IdxX].Id = Group.IdxX;
    }

    /// <summary>Groups of 16 x 16, one element per lane.</summary>
    public static void Transpose(ArrayView2D<float, Stride2D.DenseY> source, ArrayView2D<float, Stride2D.DenseY> target)
    {
        var index = Grid.GlobalIndex;
        target[index.X, index.Y] = source[index.Y, index.X];
    }

    /// <summary>4 rounds in which lane i adds i % 5 elements, then one more.</summary>
    public static void RaggedLoop(ArrayView<float> source, ArrayView<float> target)
    {
        var sum = 0f;
        for (var round = 0; round < 4; round++)
        {
            for (var k = 0; k < Group.IdxX % 5; k++) sum += source[k];
            sum += source[round];
        }
        target[Group.IdxX] = sum;
    }

    public static void EarlyExit(ArrayView<float> target, int alive)
    {
        if (Group.IdxX >= alive) return;
        target[Group.IdxX] = 1f;
    }

    public static void AllAddToOne(ArrayView<int> target) => Atomic.Add(ref target[0], 1);

    public static void Histogram(ArrayView<int> source, ArrayView<int> target) => Atomic.Add(ref target[source[Grid.GlobalIndex.X] % 4], 1);

    /// <summary>stride 32 write, stride 33 write, broadcast read.</summary>
    public static void ThreeWays(ArrayView<float> target)
    {
        var tile = SharedMemory.Allocate<float>(33 * 32);
        tile[Group.IdxX * 32] = 1f;
        Group.Barrier();
        tile[Group.IdxX * 33] = 2f;
        Group.Barrier();
        target[Group.IdxX] = tile[0];
    }

    public static void Bytes(ArrayView<byte> source, ArrayView<byte> target) => target[Group.IdxX] = (byte)(source[Group.IdxX] + 1);

    public static void Doubles(ArrayView<double> source, ArrayView<double> target) => target[Group.IdxX] = 2 * source[Group.IdxX];

    public static void Arithmetic(ArrayView<float> target, float x, int n)
    {
        // Per round: fused multiply-add 2, multiply 1, division 1; one exponential and one square root.
        var sum = 0f;
        for (var i = 0; i < n; i++) sum = MathF.FusedMultiplyAdd(sum, x, 1f) * 0.5f / x + MathF.Max(XMath.Exp(x), MathF.Sqrt(x));
        target[Group.IdxX] = sum;
    }
}
