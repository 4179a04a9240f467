namespace Graders;

/// <summary>
/// The tables of 07.7 by their definition: all observations are kept with their times, and every weight is summed anew. A mistake changes
/// one rule.
/// </summary>
internal sealed class TrafficReference(int order, int capacity, double halfLife, string mistake = "")
{
    public const string Shortest = "the shortest context is asked first";
    public const string Latest = "the follower seen last, not the heaviest";
    public const string NoDecay = "weights do not fall with the tokens that were learned since";
    public const string NoFloor = "what weighs below 0.1 still follows";
    public const string Join = "the last token of one text is context of the next";

    private readonly List<Kept> _pairs = []; // in the order in which they were learned last
    private readonly List<int> _before = [];
    private long _learned;

    public int Count => _pairs.Count;

    /// <summary>The least relative distance of two weights, or of one and 0.1, that decided: below 1e-9 rounding might.</summary>
    public double Nearest { get; private set; } = 1;

    public void Learn(int[] text)
    {
        if (mistake != Join) _before.Clear();
        foreach (var token in text)
        {
            _learned++;
            for (var n = 1; n <= Math.Min(order, _before.Count); n++) See([.. _before[^n..]], token);
            _before.Add(token);
        }
    }

    public int[] Propose(int[] text, int length)
    {
        List<int> all = [.. text];
        while (all.Count < text.Length + length)
        {
            if (Next(all) is not { } token) break;
            all.Add(token);
        }
        return [.. all[text.Length..]];
    }

    private void See(int[] context, int token)
    {
        var kept = _pairs.Find(pair => pair.Token == token && pair.Context.AsSpan().SequenceEqual(context))
            ?? new(context, token, []);
        _pairs.Remove(kept);
        kept.Times.Add(_learned);
        _pairs.Add(kept);
        if (_pairs.Count > capacity) _pairs.RemoveAt(0);
    }

    private int? Next(List<int> text)
    {
        var lengths = Enumerable.Range(1, Math.Min(order, text.Count));
        foreach (var n in mistake == Shortest ? lengths : lengths.Reverse())
        {
            int[] context = [.. text[^n..]];
            var followers = _pairs.Where(pair => pair.Context.AsSpan().SequenceEqual(context) && IsLeft(pair)).ToArray();
            if (followers.Length == 0) continue;
            var best = followers.MaxBy(pair => (mistake == Latest ? 0 : Weight(pair), pair.Times[^1]))!;
            foreach (var other in followers.Where(other => other != best)) Decide(Weight(other), Weight(best));
            return best.Token;
        }
        return null;
    }

    private bool IsLeft(Kept pair)
    {
        Decide(Weight(pair), 0.1);
        return mistake == NoFloor || Weight(pair) >= 0.1;
    }

    // Counts that are equal are no matter of rounding.
    private void Decide(double one, double other)
    {
        if (one != other) Nearest = Math.Min(Nearest, Math.Abs(one - other) / other);
    }

    private double Weight(Kept pair) =>
        mistake == NoDecay ? pair.Times.Count : pair.Times.Sum(time => Math.Pow(0.5, (_learned - time) / halfLife));

    private sealed record Kept(int[] Context, int Token, List<long> Times);
}
