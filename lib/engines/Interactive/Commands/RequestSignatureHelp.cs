namespace Microsoft.DotNet.Interactive.Commands;

/// <summary>Asks for the overloads of the call around the cursor; the answer is <see cref="Events.SignatureHelpProduced"/>.</summary>
public class RequestSignatureHelp(string code, LinePosition linePosition, string? targetKernelName = null)
    : LanguageServiceCommand(code, linePosition, targetKernelName);
