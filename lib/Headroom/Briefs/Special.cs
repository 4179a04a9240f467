namespace Headroom.Briefs;

/// <summary>Values that code meets and its writer forgets.</summary>
public enum Special
{
    /// <summary>Some values are no number.</summary>
    NaN,

    /// <summary>Some values are minus infinity.</summary>
    NegativeInfinity,

    /// <summary>Some values are plus infinity.</summary>
    PositiveInfinity,

    /// <summary>A whole group is 0.</summary>
    Zeros,

    /// <summary>All values of a group are as small as 2^-24.</summary>
    Tiny,
}
