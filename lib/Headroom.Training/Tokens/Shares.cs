namespace Headroom.Training.Tokens;

/// <summary>
/// Deals an endless row of turns to parts by their shares, evenly: after any number of turns each part has had its share of them, give or
/// take a few. Turn i goes where the fraction of i times the golden ratio falls.
/// </summary>
internal sealed class Shares
{
    private const int Stride = 1024;
    private readonly double[] _upTo; // running sums of shares
    private readonly List<int[]> _marks = []; // turns of each part before every 1024th

    public Shares(IReadOnlyList<double> shares)
    {
        var (sum, all) = (0.0, shares.Sum());
        _upTo = [.. shares.Select(share => (sum += share) / all)];
        _marks.Add(new int[shares.Count]);
    }

    /// <summary>Whose turn it is, and how many turns it had before.</summary>
    public (int Part, int Before) At(long turn)
    {
        var part = PartOf(turn);
        var mark = turn / Stride;
        int before;
        lock (_marks)
        {
            while (_marks.Count <= mark) _marks.Add(Following(_marks.Count - 1));
            before = _marks[(int)mark][part];
        }
        for (var i = mark * Stride; i < turn; i++)
            if (PartOf(i) == part) before++;
        return (part, before);
    }

    private int[] Following(int mark)
    {
        int[] counts = [.. _marks[mark]];
        for (var i = (long)mark * Stride; i < (mark + 1L) * Stride; i++) counts[PartOf(i)]++;
        return counts;
    }

    private int PartOf(long turn)
    {
        var fraction = ((ulong)turn * 0x9E3779B97F4A7C15 >> 11) * (1.0 / (1UL << 53));
        for (var part = 0; part < _upTo.Length - 1; part++)
            if (fraction < _upTo[part]) return part;
        return _upTo.Length - 1;
    }
}
