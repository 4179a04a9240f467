using System.Reflection;
using System.Text;

namespace Headroom.Simulator.Running;

/// <summary>Load-time checks of a kernel's body: what ILGPU refuses is refused here, and nothing of it stays behind in the context.</summary>
internal static class KernelLegality
{
    private static readonly PerAssembly<(MethodInfo, IndexType), bool> Legal = new();

    private const int MostShown = 5;

    /// <exception cref="InternalCompilerException">ILGPU would not compile the kernel, or the metered GPU cannot run it; the inner exception says why, in ILGPU's words where it is ILGPU.</exception>
    public static void Check(KernelSource kernel)
    {
        if (Legal.Of(kernel.Method).ContainsKey((kernel.Method, kernel.IndexType)))
            return;
        try
        {
            RewrittenLaunch.Prepare(kernel, ExecutionMode.Metered);
        }
        catch (IllegalKernel illegal)
        {
            throw Refusal(kernel, illegal.Found);
        }
        catch (KernelNotRewritable other)
        {
            throw Refusal(kernel, [other.Finding]);
        }
        Legal.Of(kernel.Method)[(kernel.Method, kernel.IndexType)] = true;
    }

    private static InternalCompilerException Refusal(KernelSource kernel, IReadOnlyList<Illegality> found)
    {
        var telling = Telling(found);
        var text = new StringBuilder($"An internal compiler error has been detected: kernel {kernel.Name} cannot run on a GPU.");
        foreach (var one in telling.Take(MostShown))
            text.AppendLine().Append("  ").Append(one);
        if (telling.Length > MostShown)
            text.AppendLine().Append($"  and {telling.Length - MostShown} more lines");
        return new(text.ToString(), new NotSupportedException(telling[0].Reason)) { Data = { ["line"] = telling[0].Line } };
    }

    // One finding per line, and nothing about what only the C# compiler knows, such as the field that caches a delegate.
    private static Illegality[] Telling(IReadOnlyList<Illegality> found)
    {
        Illegality[] own = [.. found.Where(one => !one.Reason.Contains("<>", StringComparison.Ordinal))];
        return [.. (own.Length > 0 ? own : found).DistinctBy(one => one.Line)];
    }
}
