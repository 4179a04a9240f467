using System.Reflection;
using System.Runtime.Loader;

namespace Headroom.Grading.Kernels;

/// <summary>The kernels of the built solutions, as a real GPU's compiler sees them.</summary>
public static class SolutionKernels
{
    /// <summary>
    /// Compiles the kernels of one class of <paramref name="assembly"/> with ILGPU's own generator for PTX, sm_80: about 0.3 s. Gives a
    /// sentence for
    /// each that it refuses; none for a class without kernels.
    /// </summary>
    public static IReadOnlyList<string> RefusedForPtx(string assembly, string className)
    {
        var context = new AssemblyLoadContext("solutions", isCollectible: true);
        try
        {
            // From memory, so that a build may replace the file meanwhile.
            using var image = new MemoryStream(File.ReadAllBytes(assembly));
            if (context.LoadFromStream(image).GetType(className) is not { } type
                || KernelMethods.Of(type).ToArray() is not { Length: > 0 } kernels)
                return [];
            using var generator = CodeGenerator.Ptx80();
            return [.. kernels.Select(kernel => (kernel.Name, Why: generator.WhyNot(kernel))).Where(kernel => kernel.Why is not null)
                .Select(kernel => $"{className}.{kernel.Name} does not compile for {generator.Name}: {kernel.Why}")];
        }
        finally
        {
            context.Unload();
        }
    }
}
