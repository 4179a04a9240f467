namespace Headroom.Speculation.Sharing;

/// <summary>The texts that one place of the batch goes through, and how many tokens of each drafter are right at each position.</summary>
internal sealed class SlotTexts
{
    private readonly byte[][] _right; // [drafters][positions], up to the longest draft
    private readonly int[] _text;     // [positions]: the text's number
    private readonly int[] _end;      // [positions]: behind the text's last position

    public SlotTexts(Stretch stretch, int longest, int slot, Random random, Func<int> number)
    {
        var positions = stretch.Tokens + longest + 1;
        (_text, _end) = (new int[positions], new int[positions]);
        _right = [.. stretch.Draft.Select(_ => new byte[positions])];
        for (var (at, kind) = (0, slot); at < positions; kind++)
        {
            var end = Math.Min(positions, at + random.Next(stretch.Length / 2 + 1, stretch.Length * 3 / 2 + 2));
            var text = number();
            var guessing = stretch.Texts[kind % stretch.Texts.Count];
            for (var drafter = 0; drafter < guessing.Length; drafter++)
                Fill(_right[drafter].AsSpan(at, end - at), guessing[drafter], longest, random);
            _text.AsSpan(at, end - at).Fill(text);
            _end.AsSpan(at, end - at).Fill(end);
            at = end;
        }
    }

    public int Text(int at) => _text[at];

    // The pass itself brings a text's last token.
    public int Right(int drafter, int at) => Math.Min(_right[drafter][at], _end[at] - at - 1);

    public int Drafters => _right.Length;

    /// <summary>What somebody who knows all drafts gets accepted here.</summary>
    public int MostRight(int at)
    {
        var most = 0;
        for (var drafter = 0; drafter < _right.Length; drafter++) most = Math.Max(most, Right(drafter, at));
        return most;
    }

    private static void Fill(Span<byte> right, Guessing guessing, int longest, Random random)
    {
        var inside = random.Next(2) == 0;
        foreach (ref var one in right)
        {
            if (random.NextDouble() * guessing.Stay < 1) inside = random.Next(2) == 0;
            one = (byte)(random.NextDouble() < (inside ? guessing.Inside : guessing.Outside) ? 1 : 0);
        }
        for (var at = right.Length - 2; at >= 0; at--)
            if (right[at] > 0) right[at] = (byte)Math.Min(longest, right[at + 1] + 1);
    }
}
