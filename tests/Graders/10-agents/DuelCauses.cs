namespace Graders;

/// <summary>Why a test lets wrong kernels live, read off the calls that it made.</summary>
internal static class DuelCauses
{
    private const int Widest = 256; // threads of the largest group
    private const double Overflows = 88.7, IsZero = -104;

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
        if (alive.Count == 0) yield break;
        if (calls.TrueForAll(call => call.Rows == 1)) yield return "every call has one row: a kernel that takes a wrong row is right there";
        else if (calls.TrueForAll(call => call.Rows == call.Cols))
            yield return "rows and cols are equal in every call: a kernel that takes one for the other is right there";
        if (calls.TrueForAll(call => call.Cols % 32 == 0))
            yield return "cols is a multiple of 32 in every call: elements that are left over are never tried";
        if (calls.TrueForAll(call => call.Cols <= Widest))
            yield return $"no row is longer than {Widest}: no thread takes a second element";
        if (!calls.Exists(call => call.X.Max() > Overflows))
            yield return "no value is above 88.7: exp never overflows, whether or not the maximum is taken away";
        if (!calls.Exists(call => call.Largest.Any(largest => largest < IsZero)))
            yield return "no row lies wholly below -104: a maximum that starts at 0 does no harm above";
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
