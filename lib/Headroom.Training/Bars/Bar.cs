namespace Headroom.Training.Bars;

/// <summary>A promise about a model, and what was measured.</summary>
/// <param name="Name">What is measured.</param>
/// <param name="Measured">A share of 1.</param>
/// <param name="Goal">At least this.</param>
public readonly record struct Bar(string Name, double Measured, double Goal)
{
    public bool IsMet => Measured >= Goal;

    /// <summary><c>sentences that parse: 93.1 %, goal 90 %: met</c>; one not met says by how much.</summary>
    public override string ToString() =>
        $"{Name}: {100 * Measured:F1} %, goal {100 * Goal:F0} %: " + (IsMet ? "met" : $"missed by {100 * (Goal - Measured):F1} points");
}
