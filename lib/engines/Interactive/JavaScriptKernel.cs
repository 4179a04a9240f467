using Microsoft.DotNet.Interactive.Commands;

namespace Microsoft.DotNet.Interactive;

/// <summary>Sends its cells to the page as script elements.</summary>
public class JavaScriptKernel : Kernel, IKernelCommandHandler<SubmitCode>
{
    public const string DefaultKernelName = "javascript";

    public JavaScriptKernel() : base(DefaultKernelName)
    {
        KernelInfo.LanguageName = "JavaScript";
        KernelInfo.Aliases = ["js"];
    }

    Task IKernelCommandHandler<SubmitCode>.HandleAsync(SubmitCode command, KernelInvocationContext context)
    {
        Javascript(command.Code);
        return Task.CompletedTask;
    }
}
