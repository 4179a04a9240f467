namespace Headroom.Agents.Scripted;

/// <summary>How often a scripted teacher does something else than it was asked, as real ones do. Shares from 0 to 1.</summary>
/// <param name="Stray">Another change than the instruction or the pull request asks for.</param>
/// <param name="Unusable">An answer without a whole block of code, or a pull request without a body.</param>
/// <param name="Quoting">A pull request that quotes a line of the change.</param>
public sealed record ScriptedHabits(double Stray = 0.15, double Unusable = 0.03, double Quoting = 0.05)
{
    /// <summary>Does what it is asked, each time.</summary>
    public static ScriptedHabits Faithful { get; } = new(0, 0, 0);
}
