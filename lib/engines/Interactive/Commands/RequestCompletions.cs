namespace Microsoft.DotNet.Interactive.Commands;

/// <summary>Asks what could be written at the cursor; the answer is <see cref="Events.CompletionsProduced"/>.</summary>
public class RequestCompletions(string code, LinePosition linePosition, string? targetKernelName = null)
    : LanguageServiceCommand(code, linePosition, targetKernelName);
