using Microsoft.DotNet.Interactive.Commands;

namespace Microsoft.DotNet.Interactive.Events;

public class KernelInfoProduced(KernelInfo kernelInfo, KernelCommand command) : KernelEvent(command)
{
    public KernelInfo KernelInfo { get; } = kernelInfo ?? throw new ArgumentNullException(nameof(kernelInfo));
}
