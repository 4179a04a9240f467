namespace Headroom.Training.Edits;

/// <summary>How much of what an edit leaves as it is stands in an answer.</summary>
/// <param name="Unchanged">Tokens of the right answer that come from the fragment.</param>
/// <param name="Reproduced">Of these, how many the answer has, in their order.</param>
public readonly record struct Copied(int Unchanged, int Reproduced)
{
    /// <summary>Reproduced over unchanged; 1 where nothing was to be kept.</summary>
    public double Share => Unchanged == 0 ? 1 : Reproduced / (double)Unchanged;

    /// <summary>
    /// Compares tokens. Unchanged are those of the right answer on a longest common subsequence with the fragment; reproduced are those of
    /// them on a longest common subsequence of answer and right answer.
    /// </summary>
    public static Copied Of(ReadOnlySpan<ushort> before, ReadOnlySpan<ushort> after, ReadOnlySpan<ushort> answer)
    {
        var unchanged = Common(before, after);
        var reproduced = Common(answer, after);
        var both = 0;
        for (var i = 0; i < after.Length; i++)
            if (unchanged[i] && reproduced[i]) both++;
        return new Copied(unchanged.Count(one => one), both);
    }

    /// <summary>Two counts together, for a mean over edits that weighs tokens.</summary>
    public static Copied operator +(Copied a, Copied b) => new(a.Unchanged + b.Unchanged, a.Reproduced + b.Reproduced);

    // Which tokens of the second lie on a longest common subsequence.
    private static bool[] Common(ReadOnlySpan<ushort> first, ReadOnlySpan<ushort> second)
    {
        var length = new int[first.Length + 1, second.Length + 1]; // of the two suffixes
        for (var i = first.Length - 1; i >= 0; i--)
            for (var j = second.Length - 1; j >= 0; j--)
                length[i, j] = first[i] == second[j] ? length[i + 1, j + 1] + 1 : Math.Max(length[i + 1, j], length[i, j + 1]);
        var common = new bool[second.Length];
        for (int i = 0, j = 0; i < first.Length && j < second.Length;)
        {
            if (first[i] == second[j])
            {
                common[j] = true;
                (i, j) = (i + 1, j + 1);
            }
            else if (length[i + 1, j] >= length[i, j + 1]) i++;
            else j++;
        }
        return common;
    }
}
