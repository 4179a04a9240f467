using Headroom.Simulator;
using ILGPU.Runtime;
using Headroom.Simulator.Testing.Kernels;

namespace Headroom.Simulator.Testing.Differential;

/// <summary>The kernels of the counting tests compute the same bits in every mode.</summary>
public sealed class AccessKernelTests : IDisposable
{
    private readonly Bench _bench = new();

    public void Dispose() => _bench.Dispose();

    // 1,024 elements: 32 lanes times the largest stride, 32.
    private static float[] Floats => [.. Enumerable.Range(0, 1_024).Select(i => i * 0.37f - 50)];

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(32)]
    public void Strided_copies_agree(int stride)
    {
        Agree(Floats, (options, source, target) => _bench.Run(Access.Strided, new(1, 32), options, source, target, stride));
        Agree(Floats, (options, _, target) => _bench.Run(Access.SharedStrided, new(1, 32), options, target, stride));
    }

    [Fact]
    public void Broadcasts_loops_exits_and_arithmetic_agree()
    {
        Agree(Floats, (options, source, target) => _bench.Run(Access.Broadcast, new(1, 32), options, source, target));
        Agree(Floats, (options, source, target) => _bench.Run(Access.RaggedLoop, new(1, 32), options, source, target));
        Agree(Floats, (options, _, target) => _bench.Run(Access.EarlyExit, new(1, 32), options, target, 11));
        Agree(Floats, (options, _, target) => _bench.Run(Access.ThreeWays, new(1, 32), options, target));
        Agree(Floats, (options, _, target) => _bench.Run(Access.Arithmetic, new(1, 32), options, target, 1.7f, 9));
    }

    [Fact]
    public void Elements_of_1_8_and_16_bytes_agree()
    {
        Agree<byte>([.. Enumerable.Range(0, 64).Select(i => (byte)(i * 9))], (options, source, target) =>
            _bench.Run(Access.Bytes, new(1, 32), options, source, target));
        Agree<double>(
            [.. Enumerable.Range(0, 64).Select(i => i * 0.1)], (options, source, target) =>
            _bench.Run(Access.Doubles, new(1, 32), options, source, target));
        Agree<Access.Float4>([.. Enumerable.Range(0, 64).Select(i => new Access.Float4 { X = i, Y = -i, Z = i * i, W = 1f / (i + 1) })],
            (options, source, target) => _bench.Run(Access.Copy4, new(1, 32), options, source, target));
    }

    [Fact]
    public void Atomics_agree()
    {
        int[] values = [.. Enumerable.Range(0, 64).Select(i => i * 7)];
        Agree(values, (options, _, target) => _bench.Run(Access.AllAddToOne, new(2, 32), options, target));
        Agree(values, (options, source, target) => _bench.Run(Access.Histogram, new(2, 32), options, source, target));
    }

    /// <summary>Runs a kernel in each mode on fresh buffers; the target starts as zeros and must not stay so.</summary>
    private void Agree<T>(T[] data, Func<LaunchOptions, ArrayView<T>, ArrayView<T>, LaunchReport> launch) where T : unmanaged
    {
        var fast = Run(ExecutionMode.Fast);
        Assert.Contains(fast, value => value != 0);
        Assert.Equal(fast, Run(ExecutionMode.Metered));

        byte[] Run(ExecutionMode mode)
        {
            using var source = _bench.Buffer(data);
            using var target = _bench.Buffer(new T[data.Length]);
            Assert.Equal(mode, launch(new() { Mode = mode }, source.View.BaseView, target.View.BaseView).Mode);
            return System.Runtime.InteropServices.MemoryMarshal.AsBytes<T>(target.GetAsArray1D()).ToArray();
        }
    }
}
