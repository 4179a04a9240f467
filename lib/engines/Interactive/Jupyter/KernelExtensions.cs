using Microsoft.DotNet.Interactive.CSharp;

namespace Microsoft.DotNet.Interactive.Jupyter;

public static class KernelExtensions
{
    /// <summary>Lets cells write <c>input</c>, <c>password</c> and <c>clear_output</c> without naming <see cref="TopLevelMethods"/>.</summary>
    public static CSharpKernel UseJupyterHelpers(this CSharpKernel kernel)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        kernel.Session.Import(typeof(TopLevelMethods).FullName!);
        return kernel;
    }
}
