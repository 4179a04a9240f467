namespace Headroom.Simulator.Emitting.StandIns;

/// <summary>
/// Says whose members the static methods of a class stand for in rewritten kernels. A stand-in has the member's name and parameters (the
/// receiver first) and may ask for more behind them: <c>Lane lane</c>, then <c>int site</c>, the place in the source, or <c>int slot</c>,
/// the number of an allocation.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class ReplacesAttribute(Type type) : Attribute
{
    public Type Type { get; } = type;
}
