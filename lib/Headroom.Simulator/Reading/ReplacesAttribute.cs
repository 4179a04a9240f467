namespace Headroom.Simulator.Reading;

/// <summary>
/// Says whose members the static methods of a class stand for in rewritten kernels. A stand-in has the member's name and parameters (the
/// receiver first) and may ask for more behind them: <c>Lane lane</c>, then <c>int site</c>, the place in the source, or <c>int slot</c>,
/// the number of an allocation.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class ReplacesAttribute(Type type) : Attribute
{
    /// <summary>The name of the parameter in which a stand-in gets its lane; those before it are the member's.</summary>
    public const string Lane = "lane";

    public Type Type { get; } = type;

    /// <summary>
    /// Whether the stand-ins are written as kernels are: their bodies become part of the kernel, barriers and exchanges included, and count
    /// like the learner's own helpers. Such a stand-in asks for nothing more than the member's parameters.
    /// </summary>
    public bool IsKernelCode { get; init; }
}
