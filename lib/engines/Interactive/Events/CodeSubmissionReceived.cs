using Microsoft.DotNet.Interactive.Commands;

namespace Microsoft.DotNet.Interactive.Events;

public class CodeSubmissionReceived(SubmitCode command) : KernelEvent(command)
{
    public string Code => ((SubmitCode)Command).Code;

    public override string ToString() => $"{nameof(CodeSubmissionReceived)}: {Code}";
}
