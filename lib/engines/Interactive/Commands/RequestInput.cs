namespace Microsoft.DotNet.Interactive.Commands;

/// <summary>Asks the person at the front end. A front end that can do so registers a handler, which answers with <see cref="Events.InputProduced"/>.</summary>
public class RequestInput(string prompt, string? inputTypeHint = null) : KernelCommand
{
    public string Prompt { get; } = prompt;

    /// <summary>What kind of value is meant, for example <c>text</c> or <c>password</c>.</summary>
    public string? InputTypeHint { get; set; } = inputTypeHint;

    /// <summary>True when what is typed must not be shown.</summary>
    public bool IsPassword => InputTypeHint is "password";
}
