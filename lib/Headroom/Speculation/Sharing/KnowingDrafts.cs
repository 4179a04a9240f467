namespace Headroom.Speculation.Sharing;

/// <summary>
/// An oracle: before each round it knows how many tokens of each drafter are right, and drafts as many right ones, and no wrong one, as
/// give the most tokens a second.
/// </summary>
internal static class KnowingDrafts
{
    public static double Seconds(Stretch stretch, SlotTexts[] slots)
    {
        var (at, seconds) = (new int[slots.Length], 0.0);
        for (var done = 0; done < stretch.Tokens;)
        {
            var rights = Rights(stretch, slots, at);
            var (drafted, took) = Best(stretch, rights);
            foreach (var (slot, _) in rights.Take(drafted)) at[slot]++;
            for (var slot = 0; slot < at.Length; slot++) at[slot]++;
            (done, seconds) = (done + slots.Length + drafted, seconds + took);
        }
        return seconds;
    }

    // Tokens that can be had, the cheapest first: which sequence's, and seconds of the draft.
    private static List<(int Slot, double Draft)> Rights(Stretch stretch, SlotTexts[] slots, int[] at)
    {
        var rights = new List<(int, double)>();
        for (var slot = 0; slot < slots.Length; slot++)
        {
            var (most, drafter) = (slots[slot].MostRight(at[slot]), 0);
            for (var d = 0; d < stretch.Draft.Count; d++)
                if (slots[slot].Right(d, at[slot]) == most
                    && (slots[slot].Right(drafter, at[slot]) < most || stretch.Draft[d] < stretch.Draft[drafter])) drafter = d;
            for (var n = 0; n < most; n++) rights.Add((slot, stretch.Draft[drafter]));
        }
        return [.. rights.OrderBy(right => right.Item2)];
    }

    private static (int Drafted, double Seconds) Best(Stretch stretch, List<(int Slot, double Draft)> rights)
    {
        var (drafted, took, draft) = (0, stretch.Pass[stretch.Batch], 0.0);
        for (var n = 1; n <= rights.Count; n++)
        {
            draft += rights[n - 1].Draft;
            var seconds = stretch.Pass[stretch.Batch + n] + draft;
            if ((stretch.Batch + n) * took > (stretch.Batch + drafted) * seconds) (drafted, took) = (n, seconds);
        }
        return (drafted, took);
    }
}
