namespace Graders;

public sealed partial class MergePairsGrader
{
    private static readonly (MergeMistake Mistake, string Cause)[] s_learning =
    [
        (MergeMistake.IntCounts, "a sum passed 2,147,483,647 and wrapped: counts are longs"),
        (MergeMistake.DoubleCounts, "counts as doubles: above 9e15 two that differ by 1 are the same"),
        (MergeMistake.Unweighted, "each word is counted once: a pair stands as often as its word's count says"),
        (MergeMistake.FirstSeen, "of equally frequent pairs the one seen first: take the lower left token, then the lower right one"),
        (MergeMistake.LastSeen, "of equally frequent pairs the one seen last: take the lower left token, then the lower right one"),
        (MergeMistake.HigherLeft, "of equally frequent pairs the one of the highest tokens: the lowest left one is asked"),
        (MergeMistake.LowerRight, "of equally frequent pairs the one with the lowest right token: the left one is compared first"),
        (MergeMistake.HigherRight, "equally frequent pairs with the same left token: the lower right one is asked"),
        (MergeMistake.LongerWins, "of equally frequent pairs the one that spells more bytes: compare tokens, left and then right"),
        (MergeMistake.OverlapsOnce, "overlapping pairs counted apart: (a, a) stands twice in aaa"),
        (MergeMistake.FromRight, "merged from the right: aaa becomes aa, a"),
        (MergeMistake.OncePerWord, "one merge for each word: the pair is merged wherever it stands"),
        (MergeMistake.OnceIsNothing, "a pair that stands once is left: it is merged too, until no pair is left"),
        (MergeMistake.FirstCounts, "the counts of the beginning: after each merge other pairs stand there"),
    ];

    private static readonly (MergeMistake Mistake, string Cause)[] s_encoding =
    [
        (MergeMistake.GreedyLongest, "the longest token first: merges are applied in the order in which they were learned"),
        (MergeMistake.LeftmostKnown, "the leftmost pair first: of all pairs in the word the one learned first is merged first"),
        (MergeMistake.HighestRank, "the pair learned last is merged first: begin with the first"),
        (MergeMistake.StopsAtGap, "ends at the first merge whose pair does not stand in the word: later ones may"),
        (MergeMistake.FromRight, "merged from the right: aaa becomes aa, a"),
        (MergeMistake.OncePerWord, "each merge is made once: its pair may stand in several places"),
        (MergeMistake.Ranks, "the rank of the merge, not its token: merge i makes 256 + i"),
    ];

    private static readonly MergeMistake[] s_orders =
        [MergeMistake.None, MergeMistake.GreedyLongest, MergeMistake.LeftmostKnown, MergeMistake.HighestRank];
}
