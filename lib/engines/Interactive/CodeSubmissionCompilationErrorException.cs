namespace Microsoft.DotNet.Interactive;

/// <summary>A cell that did not compile; the inner exception is Roslyn's CompilationErrorException with the diagnostics.</summary>
public class CodeSubmissionCompilationErrorException : Exception
{
    public CodeSubmissionCompilationErrorException(Exception innerException)
        : base((innerException ?? throw new ArgumentNullException(nameof(innerException))).Message, innerException)
    {
    }
}
