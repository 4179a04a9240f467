using System.Reflection;
using System.Text;

namespace Headroom.Simulator.Running;

/// <summary>
/// Load-time checks of a kernel's body: what ILGPU refuses is refused here, and nothing of it stays behind in the context.
/// </summary>
internal static class KernelLegality
{
    private static readonly PerAssembly<(MethodInfo, IndexType), bool> s_legal = new();

    private const int MostShown = 5;

    /// <exception cref="InternalCompilerException">ILGPU would not compile the kernel, or the metered GPU cannot run it; the inner
    /// exception says why, in ILGPU's words where it is ILGPU.</exception>
    public static void Check(KernelSource kernel)
    {
        if (s_legal.Of(kernel.Method).ContainsKey((kernel.Method, kernel.IndexType)))
            return;
        try
        {
            RewrittenKernels.Of(kernel, KernelForm.Metered);
        }
        catch (IllegalKernel illegal)
        {
            throw Refusal(kernel, illegal.Found);
        }
        catch (KernelNotRewritable other)
        {
            throw Refusal(kernel, [other.Finding]);
        }
        s_legal.Of(kernel.Method)[(kernel.Method, kernel.IndexType)] = true;
    }

    private static InternalCompilerException Refusal(KernelSource kernel, IReadOnlyList<Illegality> found)
    {
        var text = new StringBuilder($"An internal compiler error has been detected: kernel {kernel.Name} cannot run on a GPU.");
        foreach (var one in found.Take(MostShown))
            text.AppendLine().Append("  ").Append(one);
        if (found.Count > MostShown)
            text.AppendLine().Append($"  and {found.Count - MostShown} more lines");
        return new(text.ToString(), new NotSupportedException(found[0].Reason)) { Data = { ["line"] = found[0].Line } };
    }
}
