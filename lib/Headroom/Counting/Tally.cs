namespace Headroom.Counting;

/// <summary>
/// Counts the arithmetic of the numbers that it gave out. A multiply and an add are two operations, as everywhere in the course.
/// </summary>
public sealed class Tally
{
    private readonly int _thread = Environment.CurrentManagedThreadId;

    /// <summary>Operations so far: +, -, *, /, Exp and Max count as one each.</summary>
    public long Flops { get; private set; }

    /// <summary>The most operations so far of which each waited for the one before.</summary>
    public int LongestChain { get; private set; }

    /// <summary>False once a thread computed that did not make this tally: several threads would lose counts.</summary>
    public bool IsWhole { get; private set; } = true;

    /// <summary>These values, counted by this tally.</summary>
    public Counted[] Of(ReadOnlySpan<float> values)
    {
        var counted = new Counted[values.Length];
        for (var i = 0; i < values.Length; i++) counted[i] = Of(values[i]);
        return counted;
    }

    /// <summary>This value, counted by this tally.</summary>
    public Counted Of(float value) => new(value, 0, this);

    /// <summary>What counted numbers hold.</summary>
    public static float[] Values(ReadOnlySpan<Counted> counted)
    {
        var values = new float[counted.Length];
        for (var i = 0; i < values.Length; i++) values[i] = counted[i].Value;
        return values;
    }

    internal void Add(int chain)
    {
        Flops++;
        if (chain > LongestChain) LongestChain = chain;
        if (Environment.CurrentManagedThreadId != _thread) IsWhole = false;
    }
}
