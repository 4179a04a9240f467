using System.Reflection;

namespace Headroom.Simulator.Running;

/// <summary>Kernels in rewritten form; each is made on its first use.</summary>
internal static class RewrittenKernels
{
    private static readonly PerAssembly<(MethodInfo, IndexType, KernelForm), RewrittenKernel> s_known = new();

    /// <exception cref="IllegalKernel">ILGPU would refuse it.</exception>
    /// <exception cref="KernelNotRewritable">ILGPU takes it, but the metered GPU cannot run it.</exception>
    public static RewrittenKernel Of(KernelSource kernel, KernelForm form) =>
        s_known.Of(kernel.Method).GetOrAdd((kernel.Method, kernel.IndexType, form), _ => KernelRewriter.Rewrite(kernel, form));
}
