namespace Microsoft.DotNet.Interactive.Documents;

/// <summary>An error; <c>error</c> in Jupyter.</summary>
public class ErrorElement(string? errorValue = null, string? errorName = "Error", string[]? stackTrace = null) : InteractiveDocumentOutputElement
{
    public string ErrorName { get; } = errorName ?? "Error";

    public string ErrorValue { get; } = errorValue ?? "";

    public string[] StackTrace { get; } = stackTrace ?? [];
}
