using System.Runtime.InteropServices;
using ILGPU.Runtime;

namespace Headroom.Simulator.Testing.Oracle;

/// <summary>A launch that any device of ILGPU can make, and the bytes that it leaves.</summary>
/// <param name="Name">For reports and for the child process.</param>
/// <param name="Warps">Warps of a group, a power of two: ILGPU's CPU device keeps a thread for each lane that there could be.</param>
/// <param name="Run">Makes the launch and gives the contents of what it wrote.</param>
internal sealed record OracleCase(string Name, int Warps, Func<Accelerator, byte[]> Run)
{
    /// <summary>A kernel from one buffer to another, which starts as zeros.</summary>
    public static OracleCase Of<T>(string name, int warps, T[] data, Action<Accelerator, ArrayView<T>, ArrayView<T>> launch) where T
        : unmanaged => new(name, warps, accelerator =>
    {
        using var source = accelerator.Allocate1D(data);
        using var target = accelerator.Allocate1D(new T[data.Length]);
        launch(accelerator, source.View, target.View);
        accelerator.Synchronize();
        return Bytes(target);
    });

    public static byte[] Bytes<T>(MemoryBuffer1D<T, Stride1D.Dense> buffer) where T : unmanaged =>
        MemoryMarshal.AsBytes<T>(buffer.GetAsArray1D()).ToArray();
}
