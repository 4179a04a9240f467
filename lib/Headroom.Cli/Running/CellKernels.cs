using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.CSharp;

namespace Headroom.Cli.Running;

/// <summary>The kernels that a notebook of the course may name, C# by default.</summary>
internal static class CellKernels
{
    public static CompositeKernel Create()
    {
        var root = new CompositeKernel
        {
            new CSharpKernel().UseKernelHelpers().UseWho(),
            new HtmlKernel(),
            new JavaScriptKernel(),
        };
        root.DefaultKernelName = "csharp";
        return root.UseImportMagicCommand();
    }
}
