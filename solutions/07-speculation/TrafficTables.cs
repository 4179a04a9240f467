// 07.7 Tables that learn and forget. Objective: draft from the traffic that was served, in bounded memory, and follow it when it shifts.
// A pair is a context, 1 to `order` tokens that stand side by side in a text, and the token that followed it there.
//   Learn    counts the pairs of one text: each token after the first follows the 1 to `order` tokens before it. Texts do not join.
//   Weight   of a pair: each time it was seen counts 2^(-a / halfLife), where a tokens were learned since. The first of a text is one too.
//   Propose  of the longest context at the text's end that has one, the follower with the most weight; equal ones: the one learned last.
//            What weighs below 0.1 is forgotten: it is no follower. The next guess is made behind the first, up to `length` tokens or to
//            where nobody follows. Proposing teaches nothing.
//   Count    pairs that are kept, forgotten ones included, at most `capacity`. A new one beyond that takes the place of the one that was
//            learned least recently. Of one token the shorter context is learned before the longer.
// order and capacity are 1 and more; halfLife is above 0, and infinity keeps all. No guess is an empty array.
// Out of scope: several guesses for one place, chances. About 50 lines.
public sealed class TrafficTables
{
    // your turn: begin
    private readonly Dictionary<string, Dictionary<int, LinkedListNode<Pair>>> _followers = [];
    private readonly LinkedList<Pair> _pairs = []; // the one learned least recently first
    private readonly int _order, _capacity;
    private readonly double _halfLife;
    private long _learned;

    private sealed record Pair(string Context, int Token, double Weight, long At);

    public TrafficTables(int order, int capacity, double halfLife) => (_order, _capacity, _halfLife) = (order, capacity, halfLife);

    public int Count => _pairs.Count;

    public void Learn(ReadOnlySpan<int> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            _learned++;
            for (var n = 1; n <= Math.Min(_order, i); n++) See(Key(text[(i - n)..i]), text[i]);
        }
    }

    public int[] Propose(ReadOnlySpan<int> text, int length)
    {
        List<int> all = [.. text];
        while (all.Count < text.Length + length && Next(all) is { } token) all.Add(token);
        return [.. all.Skip(text.Length)];
    }

    private void See(string context, int token)
    {
        if (!_followers.TryGetValue(context, out var followers)) _followers[context] = followers = [];
        var weight = 1.0;
        if (followers.TryGetValue(token, out var seen))
        {
            weight += Weight(seen.Value);
            _pairs.Remove(seen);
        }
        followers[token] = _pairs.AddLast(new Pair(context, token, weight, _learned));
        if (_pairs.Count > _capacity) Forget(_pairs.First!.Value);
    }

    private void Forget(Pair pair)
    {
        _pairs.RemoveFirst();
        _followers[pair.Context].Remove(pair.Token);
        if (_followers[pair.Context].Count == 0) _followers.Remove(pair.Context);
    }

    private double Weight(Pair pair) => pair.Weight * Math.Pow(0.5, (_learned - pair.At) / _halfLife);

    private int? Next(List<int> text)
    {
        for (var n = Math.Min(_order, text.Count); n > 0; n--)
            if (_followers.TryGetValue(Key([.. text[^n..]]), out var followers)
                && followers.Values.Select(node => node.Value).Where(pair => Weight(pair) >= 0.1).ToArray() is { Length: > 0 } left)
                return left.MaxBy(pair => (Weight(pair), pair.At))!.Token;
        return null;
    }

    private static string Key(ReadOnlySpan<int> context) => string.Join(' ', context.ToArray());
    //> public TrafficTables(int order, int capacity, double halfLife) => throw new NotAttempted("07.7");
    //>
    //> public int Count => throw new NotAttempted("07.7");
    //>
    //> public void Learn(ReadOnlySpan<int> text) => throw new NotAttempted("07.7");
    //>
    //> public int[] Propose(ReadOnlySpan<int> text, int length) => throw new NotAttempted("07.7");
    // your turn: end
}
