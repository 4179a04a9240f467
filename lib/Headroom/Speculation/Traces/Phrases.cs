namespace Headroom.Speculation.Traces;

/// <summary>
/// A small language: sentences of 6 to 13 words, some of which are places for a name. A text chooses its names once, so that a table of
/// other texts knows the sentences and only the text itself knows the names.
/// </summary>
internal sealed class Phrases
{
    private const int Kinds = 3;
    private readonly int[][] _templates; // a word, or -1 - kind where a name stands
    private readonly int[][] _next;      // of each template, three that often follow
    private readonly int _words, _names, _firstName;

    /// <param name="world">The seed of the language.</param>
    /// <param name="shape">Its size.</param>
    /// <param name="half">0 or 1: which half of the names it uses, so that another language brings new ones.</param>
    public Phrases(int world, TraceShape shape, int half)
    {
        var random = new Random(world);
        _words = shape.Vocabulary * 3 / 4;
        _names = (shape.Vocabulary - _words) / 2;
        _firstName = _words + half * _names;
        _templates = [.. Enumerable.Range(0, shape.Templates).Select(_ => Template(random))];
        _next = [.. Enumerable.Range(0, shape.Templates).Select(_ => new int[3].Select(_ => random.Next(shape.Templates)).ToArray())];
    }

    /// <summary>A text of <paramref name="length"/> tokens, its last sentence cut.</summary>
    public int[] Text(Random random, int length, double noise)
    {
        int[][] cast = [.. Enumerable.Range(0, Kinds).Select(_ => new int[2].Select(_ => _firstName + random.Next(_names)).ToArray())];
        var text = new List<int>(length + 16);
        for (var template = random.Next(_templates.Length); text.Count < length; template = After(template, random))
            foreach (var item in _templates[template])
                text.Add(item < 0 ? cast[-1 - item][random.Next(3) == 0 ? 1 : 0]
                    : random.NextDouble() < noise ? random.Next(_words) : item);
        return [.. text[..length]];
    }

    private int[] Template(Random random) => [.. Enumerable.Range(0, random.Next(6, 14))
        .Select(_ => random.Next(7) == 0 ? -1 - random.Next(Kinds) : random.Next(_words))];

    private int After(int template, Random random) =>
        random.Next(5) == 0 ? random.Next(_templates.Length) : _next[template][Math.Min(random.Next(3), random.Next(3))];
}
