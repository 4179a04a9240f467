namespace Headroom.Measurement;

/// <summary>What a comparison says about the required ratio.</summary>
public enum Verdict
{
    /// <summary>At least the required ratio, at the stated confidence.</summary>
    Faster,

    /// <summary>Below the required ratio, at the stated confidence.</summary>
    Slower,

    /// <summary>So near to the required ratio that the difference does not matter.</summary>
    Same,

    /// <summary>The bounds are too wide to say; neither a pass nor a failure.</summary>
    TooNoisy,

    /// <summary>A timed call took less than the stated floor, so it did not do the work.</summary>
    BelowFloor,
}
