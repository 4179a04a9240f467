namespace Headroom.Course.Json;

/// <summary>A value with the place where it stands, so that a rule that refuses it later can name line and column.</summary>
/// <param name="At">Its first byte in the file.</param>
/// <param name="Kind">What was found, in a message: "a string".</param>
internal abstract record Placed(int At, string Kind)
{
    /// <summary>The value, or null where something of another kind was found.</summary>
    public abstract object? Content { get; }
}

internal sealed record Placed<T>(int At, string Kind, T? Value, bool Fits) : Placed(At, Kind)
{
    public override object? Content => Fits ? Value : null;
}
