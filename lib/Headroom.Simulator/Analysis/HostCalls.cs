namespace Headroom.Simulator.Analysis;

/// <summary>Finds shared memory in a kernel whose groups the accelerator chooses.</summary>
internal static class HostCalls
{
    public static IEnumerable<Illegality> In(IReadOnlyList<Instruction> code, KernelSource kernel) => kernel.IsImplicitlyGrouped
        ? code.Where(call => call.IsCall && call.Callee.DeclaringType == typeof(SharedMemory)).Select(call => new Illegality(
            "Shared memory is not supported by implicitly grouped kernels.",
            "Load the kernel with LoadStreamKernel, launch it with a KernelConfig, and take the index from Grid and Group.",
            SourceLines.Of(call)))
        : [];
}
