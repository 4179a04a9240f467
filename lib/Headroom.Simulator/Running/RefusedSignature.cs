namespace Headroom.Simulator.Running;

/// <summary>What an exception carries that refuses a kernel's signature.</summary>
/// <param name="Message">What is wrong, and the way out.</param>
/// <param name="Line">The line that declares the kernel, or that loads a lambda; null without symbols.</param>
internal sealed record RefusedSignature(string Message, SourceLine? Line)
{
    private const string Key = "kernel refusal";

    /// <summary>Null where <paramref name="refused"/> is not about a kernel's signature.</summary>
    public static RefusedSignature? Of(Exception refused) => refused.Data[Key] as RefusedSignature;

    /// <summary>Leaves on an exception why it was thrown.</summary>
    public static TException On<TException>(TException exception, string message, SourceLine? line) where TException : Exception
    {
        exception.Data[Key] = new RefusedSignature(message, line);
        return exception;
    }
}
