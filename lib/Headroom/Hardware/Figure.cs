namespace Headroom.Hardware;

/// <summary>How well a figure is known.</summary>
public enum Confidence
{
    /// <summary>Read in the named source.</summary>
    Verified,

    /// <summary>Read in a source that quotes another.</summary>
    Secondary,

    /// <summary>The product of a derivation's numbers, which the source has.</summary>
    Computed,

    /// <summary>Measured on the machine at hand.</summary>
    Measured,
}

/// <summary>A number that says where it comes from; it converts to its value.</summary>
/// <param name="Value">In <paramref name="Unit"/>, without a prefix: 3.35e12, not 3.35.</param>
/// <param name="Unit"><c>FLOP/s</c>, <c>OP/s</c>, <c>B/s</c>, <c>B</c>, <c>1/s</c> or empty for a count.</param>
/// <param name="Source">What a reader can look up.</param>
/// <param name="Confidence">How well the figure is known.</param>
public readonly record struct Figure(double Value, string Unit, string Source, Confidence Confidence)
{
    /// <summary>The product that gives the value, where it is computed: <c>5,120 bit x 2 x 1,593 MHz</c>.</summary>
    public string? Derivation { get; init; }

    /// <summary>The value alone.</summary>
    public static implicit operator double(Figure figure) => figure.Value;

    /// <summary>The value alone.</summary>
    public double ToDouble() => Value;

    /// <summary>Value with an SI prefix and unit: <c>3.35 TB/s</c>.</summary>
    public override string ToString() => Unit.Length == 0 ? $"{Value:0.####}" : Units.Si(Value, Unit);
}
