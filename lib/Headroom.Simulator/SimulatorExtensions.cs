using System.Runtime.CompilerServices;
using ILGPU.Runtime;

namespace Headroom.Simulator;

/// <summary>How a program of ILGPU gets the metered GPU.</summary>
public static class SimulatorExtensions
{
    /// <summary>
    /// What <see cref="ILGPU.Runtime.Device.AcceleratorType"/> says of the metered GPU among a context's devices: no value that ILGPU 1.5.3
    /// uses. Its accelerator says OpenCL, for ILGPU.Algorithms has scans and sorts for the types it knows only; ask
    /// <c>accelerator is SimulatedAccelerator</c>.
    /// </summary>
    public const AcceleratorType SimulatorType = (AcceleratorType)0x51;

    /// <summary>Adds the metered GPU to a context's devices.</summary>
    /// <example><code>
    /// using var context = Context.Create(builder => builder.Default().EnableAlgorithms().Simulator());
    /// using var accelerator = context.CreateSimulator();
    /// </code></example>
    public static Context.Builder Simulator(this Context.Builder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        Registry(builder).Register(SimulatedDevice.Default);
        return builder;
    }

    /// <summary>A metered GPU of a context, whether or not it stands among the context's devices.</summary>
    public static SimulatedAccelerator CreateSimulator(this Context context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new(context);
    }

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "get_DeviceRegistry")]
    private static extern DeviceRegistry Registry(Context.Builder builder);
}
