namespace Headroom.Simulator;

/// <summary>Why a kernel's signature was refused when it was loaded: it captures variables, or takes what a GPU cannot take.</summary>
/// <param name="Message">What is wrong, and the way out; in the words of ILGPU where it says something.</param>
/// <param name="Line">The line that declares the kernel, or that loads a lambda; null without symbols.</param>
public sealed record KernelRefusal(string Message, SourceLine? Line)
{
    /// <summary>Null where <paramref name="refused"/> is not about a kernel's signature.</summary>
    public static KernelRefusal? Of(Exception refused)
    {
        ArgumentNullException.ThrowIfNull(refused);
        return RefusedSignature.Of(refused) is { } found ? new(found.Message, found.Line) : null;
    }
}
