namespace Graders;

/// <summary>Why a test lets wrong kernels live, read off the calls that it made.</summary>
internal static class DuelCauses
{
    public static IEnumerable<string> Of(IReadOnlyList<Composed> subjects, IReadOnlyList<Composed> alive, int refused)
    {
        List<DuelCall> calls = [.. subjects.Where(subject => subject.IsRight).SelectMany(subject => subject.Calls)];
        if (calls.Count == 0)
        {
            yield return "right kernels are never called: an answer without a call is a guess";
            yield break;
        }
        if (refused > 0)
            yield return "right kernels are refused, though each element is within 0.00001 of itself: sums in another order differ in "
                + "their last bits";
        foreach (var seen in Seen(alive)) yield return seen;
        if (alive.Count > 0 && calls.TrueForAll(call => call.OneTakesAll))
            yield return "one element is almost all of its row's sum in every call: a sum that loses others, or keeps few digits, "
                + "shows nothing";
    }

    // A wrong element was there to be seen.
    private static IEnumerable<string> Seen(IReadOnlyList<Composed> alive)
    {
        var shown = alive.Where(subject => subject.Calls.Exists(call => call.ShowsIt)).ToList();
        if (shown.Count == 0) yield break;
        yield return shown.TrueForAll(subject => !subject.Calls.Exists(call => call.ShowsNumber))
            ? "NaN was returned and accepted: compare every element, and ask whether it is <= what is allowed, for NaN is not > either"
            : $"{shown.Count} of those that live returned a wrong element and were accepted: compare every element, each by "
                + "0.00001 of itself";
    }
}
