using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace Headroom.Training.Models.Fused;

/// <summary>Where numbers of libtorch lie, and work on their rows that its threads share.</summary>
internal static unsafe class Pointers
{
    // A fixed number of pieces, so that sums over rows are added in one order however many threads there are.
    private const int Pieces = 32;

    /// <summary>The tensor's numbers, which stay where they are: FP32, contiguous, on the CPU.</summary>
    public static float* Of(Tensor tensor)
    {
        var bytes = tensor.bytes;
        return (float*)Unsafe.AsPointer(ref MemoryMarshal.GetReference(bytes));
    }

    // Below this, waking another thread takes longer than the work: 128 K numbers are some 30 us.
    private const long WorthAThread = 1 << 17;

    /// <summary>Runs <paramref name="work"/> on pieces of rows: piece, first row, row after the last.</summary>
    public static void Rows(long rows, long width, Action<int, long, long> work)
    {
        if (rows * width <= WorthAThread)
        {
            for (var piece = 0; piece < Pieces; piece++) work(piece, rows * piece / Pieces, rows * (piece + 1) / Pieces);
            return;
        }
        var options = new ParallelOptions { MaxDegreeOfParallelism = get_num_threads() };
        Parallel.For(0, Pieces, options, piece => work(piece, rows * piece / Pieces, rows * (piece + 1) / Pieces));
    }

    /// <summary>As many buffers as there are pieces.</summary>
    public static float[][] Buffers(int length) => [.. Enumerable.Range(0, Pieces).Select(_ => new float[length])];
}
