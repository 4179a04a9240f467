namespace Headroom.Simulator.Analysis;

/// <summary>One thing in a kernel that ILGPU does not compile.</summary>
/// <param name="Reason">What ILGPU says of it.</param>
/// <param name="Fix">What to write instead.</param>
/// <param name="Line">Where it stands, if there are symbols.</param>
public sealed record Illegality(string Reason, string Fix, SourceLine? Line)
{
    /// <summary>Reason, place and fix in one line.</summary>
    public override string ToString() => $"{Reason.TrimEnd('.')}{(Line is { } line ? $" ({line})" : "")}. {Fix}";
}
