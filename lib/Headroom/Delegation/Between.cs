namespace Headroom.Delegation;

/// <summary>What is known of a figure: it lies anywhere from <paramref name="Low"/> to <paramref name="High"/>.</summary>
public readonly record struct Between(double Low, double High)
{
    /// <summary>A figure that is known.</summary>
    public static Between Exactly(double known) => new(known, known);
}
