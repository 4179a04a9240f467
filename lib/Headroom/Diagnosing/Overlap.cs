namespace Headroom.Diagnosing;

/// <summary>What two texts have in common.</summary>
public static class Overlap
{
    /// <summary>Tokens of the longest piece that stands in both, without a gap; 0 where they share no token.</summary>
    public static int Longest(IReadOnlyList<int> a, IReadOnlyList<int> b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        var longest = 0;
        var ending = new int[b.Count + 1]; // [j + 1]: the piece that ends at this token of a and at b[j]
        foreach (var token in a)
            for (var j = b.Count - 1; j >= 0; j--)
                longest = Math.Max(longest, ending[j + 1] = token == b[j] ? ending[j] + 1 : 0);
        return longest;
    }
}
