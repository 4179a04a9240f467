namespace Headroom.Speculation.Sharing;

/// <summary>
/// What a stretch takes at least. In R rounds all sequences together get no further than their longest right drafts lead, so N tokens need
/// some R of rounds. Every committed token was verified, so the passes are over N tokens in all, and R passes over N tokens take least
/// where all are equally large (their time being convex, or the convex curve below it). Of each round's tokens all but one a sequence were
/// drafted.
/// </summary>
internal static class LeastTime
{
    public static double Of(Stretch stretch, SlotTexts[] slots)
    {
        var (draft, plain) = (stretch.Draft.Min(), (stretch.Tokens + stretch.Batch - 1) / stretch.Batch);
        var hull = new ConvexBelow(stretch.Pass, stretch.Batch);
        var least = double.PositiveInfinity;
        for (var rounds = FewestRounds(stretch.Tokens, slots); rounds <= plain; rounds++)
        {
            var drafted = Math.Max(0, stretch.Tokens - (double)rounds * stretch.Batch);
            least = Math.Min(least, rounds * hull.At(Math.Max(stretch.Batch, (double)stretch.Tokens / rounds)) + drafted * draft);
        }
        return least;
    }

    // The longest step from every position is best: who stands further on gets further.
    private static int FewestRounds(int tokens, SlotTexts[] slots)
    {
        var (at, rounds, done) = (new int[slots.Length], 0, 0);
        for (; done < tokens; rounds++)
            for (var slot = 0; slot < slots.Length && done < tokens; slot++)
            {
                var step = slots[slot].MostRight(at[slot]) + 1;
                (at[slot], done) = (at[slot] + step, done + step);
            }
        return rounds;
    }
}
