namespace Microsoft.DotNet.Interactive.CSharp;

public static class CSharpKernelExtensions
{
    /// <summary>Lets cells write <c>display</c>, <c>HTML</c>, <c>CSS</c> and <c>Javascript</c> without naming <see cref="Kernel"/>.</summary>
    public static CSharpKernel UseKernelHelpers(this CSharpKernel kernel)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        kernel.Session.Import(typeof(Kernel).FullName!);
        return kernel;
    }
}
