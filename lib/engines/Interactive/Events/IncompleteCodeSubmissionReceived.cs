using Microsoft.DotNet.Interactive.Commands;

namespace Microsoft.DotNet.Interactive.Events;

/// <summary>The code ends in the middle of something, for example before a closing brace.</summary>
public class IncompleteCodeSubmissionReceived(SubmitCode submitCode) : KernelEvent(submitCode);
