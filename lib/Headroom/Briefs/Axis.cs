namespace Headroom.Briefs;

/// <summary>What a size may be the size of.</summary>
public enum Axis
{
    /// <summary>Rows of a matrix.</summary>
    Rows,

    /// <summary>Columns of a matrix, or elements of a vector.</summary>
    Columns,

    /// <summary>Elements from one row to the next in memory.</summary>
    Pitch,

    /// <summary>Elements that share a scale.</summary>
    Group,

    /// <summary>Workers that share the work.</summary>
    Workers,
}
