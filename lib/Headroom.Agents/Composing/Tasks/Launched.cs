using Headroom.Simulator;
using ILGPU;
using ILGPU.Runtime;

namespace Headroom.Agents.Composing.Tasks;

/// <summary>What came of a launch: the output as it stands, and the fault that ended it, if any.</summary>
public readonly record struct Launched(double[] Output, KernelFault? Fault)
{
    /// <summary>Launches and reads the output of floats.</summary>
    internal static Launched Of(MemoryBuffer1D<float, Stride1D.Dense> output, Action launch) =>
        new(Run(output.Accelerator, launch) is var fault ? [.. output.GetAsArray1D().Select(value => (double)value)] : [], fault);

    /// <summary>Launches and reads the output of whole numbers.</summary>
    internal static Launched Of(MemoryBuffer1D<int, Stride1D.Dense> output, Action launch) =>
        new(Run(output.Accelerator, launch) is var fault ? [.. output.GetAsArray1D().Select(value => (double)value)] : [], fault);

    private static KernelFault? Run(Accelerator accelerator, Action launch)
    {
        try
        {
            launch();
            accelerator.Synchronize();
            return null;
        }
        catch (KernelFault fault)
        {
            return fault;
        }
    }
}
