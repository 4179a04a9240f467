using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;
using System.Threading.Channels;

/// <summary>SIMD, raw memory and threads. Each method is an idiom.</summary>
public static class Speed
{
    public static float PortableVectors(ReadOnlySpan<float> x)
    {
        var sum = Vector<float>.Zero;
        for (var i = 0; i + Vector<float>.Count <= x.Length; i += Vector<float>.Count) sum += new Vector<float>(x[i..]);
        return Vector.Sum(sum) + new Vector3(1, 2, 3).Length();
    }

    public static float Vectors256(ReadOnlySpan<float> x)
    {
        if (!Vector256.IsHardwareAccelerated) return 0;
        var sum = Vector256<float>.Zero;
        for (var i = 0; i + 8 <= x.Length; i += 8)
            sum = Vector256.FusedMultiplyAdd(Vector256.Create(x[i..]), Vector256.Create(2f), sum);
        return Vector256.Sum(sum) + Vector512.Sum(Vector512.Create(1f));
    }

    public static float Intrinsics(ReadOnlySpan<float> x)
    {
        unsafe
        {
            fixed (float* p = x)
            {
                if (Avx2.IsSupported && Fma.IsSupported) return Fma.MultiplyAdd(Avx.LoadVector256(p), Avx.LoadVector256(p), default)[0];
                return AdvSimd.IsSupported ? AdvSimd.LoadVector128(p)[0] : p[0];
            }
        }
    }

    public static float Tensors(float[] x) => TensorPrimitives.Dot<float>(x, x) + TensorPrimitives.Max<float>(x);

    public static int Casts(Span<byte> bytes) => MemoryMarshal.Cast<byte, int>(bytes)[0] + MemoryMarshal.Read<int>(bytes)
        + MemoryMarshal.AsBytes(new ReadOnlySpan<int>([1])).Length;

    public static float UnsafeLoads(float[] x, int i) =>
        Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(x), i) + Unsafe.BitCast<int, float>(1) + Unsafe.SizeOf<float>();

    public static int ListsAsSpans(List<int> all) => CollectionsMarshal.AsSpan(all).Length;

    public static int StackMemory(int n)
    {
        Span<int> small = stackalloc int[16];
        Span<int> any = n <= 64 ? stackalloc int[n] : new int[n];
        small.Clear();
        return small.Length + any.Length;
    }

    public static nuint NativeBuffers(int n)
    {
        unsafe
        {
            var p = (float*)NativeMemory.AlignedAlloc((nuint)n * sizeof(float), 64);
            new Span<float>(p, n).Clear();
            NativeMemory.AlignedFree(p);
            return (nuint)n;
        }
    }

    public static double ParallelFor(double[] x)
    {
        var total = 0.0;
        var gate = new Lock();
        Parallel.For(0, x.Length, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, () => 0.0,
            (i, _, local) => local + x[i], local => { lock (gate) total += local; });
        Parallel.ForEach(x, _ => { });
        Parallel.Invoke(() => { }, () => { });
        return total + x.AsParallel().Sum();
    }

    public static int Threads()
    {
        var count = 0;
        var threads = Enumerable.Range(0, 4).Select(_ => new Thread(() => Interlocked.Add(ref count, 1)) { IsBackground = true }).ToList();
        threads.ForEach(t => t.Start());
        threads.ForEach(t => t.Join());
        Thread.MemoryBarrier();
        return Volatile.Read(ref count);
    }

    public static int Locks(object gate)
    {
        lock (gate) Monitor.PulseAll(gate);
        using var slim = new ReaderWriterLockSlim();
        using var barrier = new Barrier(1);
        barrier.SignalAndWait();
        var spin = new SpinWait();
        spin.SpinOnce();
        return Environment.CurrentManagedThreadId;
    }

    public static async Task<int> Tasks(CancellationToken stop)
    {
        var all = await Task.WhenAll(Enumerable.Range(0, 3).Select(i => Task.Run(() => i, stop)));
        using var source = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var done = new TaskCompletionSource<int>();
        done.SetResult(1);
        return all.Sum() + await done.Task.WaitAsync(TimeSpan.FromSeconds(1), source.Token);
    }

    public static async Task<int> Pipelines()
    {
        var channel = Channel.CreateBounded<int>(4);
        await channel.Writer.WriteAsync(1);
        return await channel.Reader.ReadAsync();
    }

    public static float ThreadLocals()
    {
        using var own = new ThreadLocal<float>(() => 1f, trackAllValues: true);
        return own.Value + own.Values.Sum();
    }
}
