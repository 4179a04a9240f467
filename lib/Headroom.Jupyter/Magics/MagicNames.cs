using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Directives;

namespace Headroom.Jupyter.Magics;

/// <summary>What may stand behind <c>#!</c> in a cell: kernels, and the commands of each.</summary>
internal static class MagicNames
{
    /// <summary>Whether a line's first word chooses a kernel for the lines below it.</summary>
    public static bool ChosenBy(string name, Kernel root, out Kernel? chosen)
    {
        chosen = null;
        if (name.Length < 3) return false;
        chosen = Kernels(root).FirstOrDefault(k => k.KernelInfo.LocalName == name[2..] || k.KernelInfo.Aliases.Contains(name[2..]));
        return chosen is not null;
    }

    /// <summary>By name, with a sentence each.</summary>
    public static IEnumerable<(string Name, string Description)> WithDescriptions(Kernel root)
    {
        var kernels = Kernels(root).ToArray();
        var choosers = kernels.Where(k => k is not CompositeKernel)
            .Select(k => (Name: "#!" + k.Name, Description: k.KernelInfo.Description ?? "Run the rest of the cell on this kernel."));
        var commands = Directives(root)
            .Where(d => !d.Hidden && d.Name.StartsWith("#!", StringComparison.Ordinal))
            .Select(d => (d.Name, Description: d.Description ?? ""));
        return choosers.Concat(commands).DistinctBy(m => m.Name).OrderBy(m => m.Name, StringComparer.Ordinal);
    }

    public static IEnumerable<KernelDirective> Directives(Kernel root) =>
        Kernels(root).Append(root).SelectMany(k => k.KernelInfo.SupportedDirectives);

    private static IEnumerable<Kernel> Kernels(Kernel root) => root is CompositeKernel composite ? composite.ChildKernels : [root];
}
