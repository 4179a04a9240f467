namespace Headroom.Simulator.Reading;

/// <summary>Finds calls of functions that this kernel may not call: the host's, and shared memory where the accelerator chooses the groups.</summary>
internal static class HostCalls
{
    public static IEnumerable<Illegality> In(IReadOnlyList<Instruction> code, KernelSource kernel)
    {
        foreach (var call in code.Where(instruction => instruction.IsCall))
        {
            if (call.Callee.IsDefined(typeof(NotInsideKernelAttribute), inherit: false))
                yield return new($"Not supported runtime method '{call.Callee.Name}'", "It belongs to the host: call it before or after the launch.", SourceLines.Of(call));
            else if (kernel.IsImplicitlyGrouped && call.Callee.DeclaringType == typeof(SharedMemory))
            {
                yield return new(
                    "Shared memory is not supported by implicitly grouped kernels.",
                    "Load the kernel with LoadStreamKernel, launch it with a KernelConfig, and take the index from Grid and Group.",
                    SourceLines.Of(call));
            }
        }
    }
}
