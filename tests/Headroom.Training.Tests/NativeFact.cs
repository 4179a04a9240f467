using System.Runtime.CompilerServices;
using Headroom.Training.Loading;

namespace Headroom.Testing;

/// <summary>
/// A test that computes with libtorch. It is skipped, with the reason, where there is none for this machine; where there is one, a
/// library that does not load fails it. Two threads at most, as the machines of tests have.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class NativeFactAttribute : FactAttribute
{
    public NativeFactAttribute([CallerFilePath] string? file = null, [CallerLineNumber] int line = -1) : base(file, line) =>
        Skip = Native.WhyNot;
}

/// <summary>As <see cref="NativeFactAttribute"/>, of a theory.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class NativeTheoryAttribute : TheoryAttribute
{
    public NativeTheoryAttribute([CallerFilePath] string? file = null, [CallerLineNumber] int line = -1) : base(file, line) =>
        Skip = Native.WhyNot;
}

internal static class Native
{
    public const int Threads = 2;
    private static readonly Lazy<string?> s_whyNot = new(Load);

    /// <summary>Why libtorch cannot run here; null when it is loaded, or should be and failed: then the tests themselves fail.</summary>
    public static string? WhyNot => s_whyNot.Value;

    private static string? Load()
    {
        try
        {
            Libtorch.Load(Threads);
            return null;
        }
        catch (CannotRunHereException reason) when (!Libtorch.MustRunHere)
        {
            return reason.Message;
        }
        catch (Exception failure) when (failure is CannotRunHereException or LibtorchException)
        {
            return null; // LoadingTest tells why; every other test fails at its first tensor
        }
    }
}
