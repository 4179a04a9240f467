namespace Microsoft.DotNet.Interactive.Commands;

/// <summary>Asks what stands at the cursor; the answer is <see cref="Events.HoverTextProduced"/>, or nothing.</summary>
public class RequestHoverText(string code, LinePosition linePosition, string? targetKernelName = null)
    : LanguageServiceCommand(code, linePosition, targetKernelName);
