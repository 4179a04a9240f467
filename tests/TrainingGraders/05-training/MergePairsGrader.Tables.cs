namespace Graders;

using Pair = (int Left, int Right);

/// <summary>Words split by so many merges that ids outgrow what a key, a table or a type may have been given for them.</summary>
public sealed partial class MergePairsGrader
{
    private void LargeTables()
    {
        var all = Letters(256);
        var many = Wander(all, 1100);
        var spelled = MergeReference.Spelled(many);
        // The bytes of a token become that token again: it stood between two places that nothing was merged across.
        foreach (var (side, of) in ((string, Func<Pair, int>)[])[("left", pair => pair.Left), ("right", pair => pair.Right)])
            foreach (var (i, _) in many.Index().Where(each => of(each.Item) > 1023).TakeLast(2))
                Encodes($"{many.Length:#,0} merges, one of a {side} token above 1,023",
                    [.. spelled[256 + i], .. Spell(all, 5), .. spelled[256 + i]], many);
        foreach (var bits in (int[])[10, 16]) PastBits(bits);
    }

    // The last merge is of a byte and a token that needs one bit more. Whoever cuts it off, or lets it run into the left token's place in a
    // key, takes two other bytes for that pair.
    private void PastBits(int bits)
    {
        var (left, right) = (2 * Draw.Int(0, 127), Draw.Int(0, 127));
        Pair[] looksAlike = [(left + 1, right), (left, right)];
        var pairs = Enumerable.Range(0, 1 << 16).Select(key => (Left: key >> 8, Right: key & 255)).Except(looksAlike).ToArray();
        Draw.Shuffle(pairs);
        var last = pairs.First(pair => pair.Left != left);
        var big = (1 << bits) + right;
        Pair[] merges = [.. pairs.Where(pair => pair != last && pair != (left, last.Left)).Take(big - 256), last, (left, big)];
        var name = $"{merges.Length:#,0} merges";
        foreach (var (one, two) in looksAlike) Encodes($"{name}, two bytes that are no pair of theirs", [(byte)one, (byte)two], merges);
        Encodes($"{name}, the bytes of the last one", [(byte)left, (byte)last.Left, (byte)last.Right], merges);
    }
}
