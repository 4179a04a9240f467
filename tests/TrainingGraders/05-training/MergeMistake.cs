namespace Graders;

/// <summary>One mistake that <see cref="MergeReference"/> makes on purpose.</summary>
internal enum MergeMistake
{
    None,

    // Learning.
    Unweighted,
    FirstSeen,
    LastSeen,
    HigherLeft,
    LowerRight,
    HigherRight,
    LongerWins,
    OverlapsOnce,
    FromRight,
    OncePerWord,
    OnceIsNothing,
    FirstCounts,
    IntCounts,
    DoubleCounts,

    // Encoding.
    GreedyLongest,
    LeftmostKnown,
    HighestRank,
    StopsAtGap,
    Ranks,
}
