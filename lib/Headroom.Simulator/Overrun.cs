namespace Headroom.Simulator;

/// <summary>A buffer behind whose end something was written.</summary>
/// <param name="Buffer">Number, type and shape.</param>
public sealed record Overrun(string Buffer)
{
    public override string ToString() => $"something wrote past the end of {Buffer}";
}
