namespace Headroom.Speculation.Traces;

/// <summary>
/// Five kinds of traffic, each from a seed. The target's text is drawn from a small language or made from a document, so that no model has
/// to be run: what a draft is worth is counted against it.
/// </summary>
public static class TokenTraces
{
    /// <summary>Stories of one language: sentences come again, names do not.</summary>
    /// <exception cref="ArgumentException">The shape is out of range; so in all of these.</exception>
    public static TokenTrace Stories(int seed, TraceShape? shape = null) => Of("stories", seed, shape, Telling);

    /// <summary>Each prompt is a document that nobody has seen, and the answer is that document with a few tokens changed.</summary>
    public static TokenTrace Edits(int seed, TraceShape? shape = null) => Of("edits", seed, shape, Editing);

    /// <summary>One document again and again, each time with other small changes, and nothing of it in the prompt.</summary>
    public static TokenTrace Repeats(int seed, TraceShape? shape = null) => Of("repeats", seed, shape, Repeating);

    /// <summary>Tokens 0 to 255, each as likely as any other whatever came before.</summary>
    public static TokenTrace Unguessable(int seed, TraceShape? shape = null) => Of("bytes", seed, shape, Noise);

    /// <summary>Four phases: stories; edits; a dialogue with new sentences and names; stories again.</summary>
    public static TokenTrace Shifting(int seed, TraceShape? shape = null) =>
        Of("shifting", seed, shape, Telling, Editing, Talking, Telling);

    /// <summary>Phases in any order: <c>stories</c>, <c>edits</c>, <c>dialogue</c>, <c>repeats</c> and <c>bytes</c>.</summary>
    public static TokenTrace Phases(int seed, TraceShape? shape, params IReadOnlyList<string> kinds) =>
        Of(string.Join(", ", kinds), seed, shape, [.. kinds.Select(Kind)]);

    /// <summary>Stories that are in no trace: what a static drafter was made from.</summary>
    public static IReadOnlyList<int[]> Corpus(int seed, TraceShape? shape = null) =>
        [.. Stories(~seed, shape).Exchanges.Select(each => each.Answer)];

    private static Func<Random, TraceShape, IEnumerable<(int[] Prompt, int[] Answer)>> Kind(string name) => name switch
    {
        "stories" => Telling,
        "edits" => Editing,
        "dialogue" => Talking,
        "repeats" => Repeating,
        "bytes" => Noise,
        _ => throw new ArgumentException($"'{name}' is no kind of traffic: stories, edits, dialogue, repeats or bytes."),
    };

    private static TokenTrace Of(
        string name, int seed, TraceShape? shape, params Func<Random, TraceShape, IEnumerable<(int[] Prompt, int[] Answer)>>[] phases)
    {
        shape ??= new();
        shape.Check();
        var random = new Random(seed);
        return new(name, [.. phases.SelectMany((kind, phase) =>
            kind(random, shape).Take(shape.Exchanges).Select(each => new Exchange(each.Prompt, each.Answer, phase)))]);
    }

    private static IEnumerable<(int[] Prompt, int[] Answer)> Telling(Random random, TraceShape shape) =>
        Texts(new(shape.World, shape, 0), random, shape);

    // Another language, of half as many sentences, with the other half of the names.
    private static IEnumerable<(int[] Prompt, int[] Answer)> Talking(Random random, TraceShape shape) =>
        Texts(new(~shape.World, shape with { Templates = (shape.Templates + 1) / 2 }, 1), random, shape);

    private static IEnumerable<(int[] Prompt, int[] Answer)> Texts(Phrases language, Random random, TraceShape shape)
    {
        while (true)
        {
            var text = language.Text(random, 12 + shape.Tokens, shape.Noise);
            yield return (text[..12], text[12..]);
        }
    }

    private static IEnumerable<(int[] Prompt, int[] Answer)> Editing(Random random, TraceShape shape)
    {
        while (true)
        {
            var document = Words(random, shape.Tokens + shape.Tokens / 8 + 8, shape.Vocabulary);
            yield return (document, Change(document, random, shape)[..shape.Tokens]);
        }
    }

    private static IEnumerable<(int[] Prompt, int[] Answer)> Repeating(Random random, TraceShape shape)
    {
        var document = Words(random, shape.Tokens + shape.Tokens / 8 + 8, shape.Vocabulary);
        while (true) yield return (Words(random, 4, shape.Vocabulary), Change(document, random, shape)[..shape.Tokens]);
    }

    private static IEnumerable<(int[] Prompt, int[] Answer)> Noise(Random random, TraceShape shape)
    {
        while (true) yield return (Words(random, 12, 256), Words(random, shape.Tokens, 256));
    }

    private static int[] Words(Random random, int count, int vocabulary) =>
        [.. Enumerable.Range(0, count).Select(_ => random.Next(vocabulary))];

    // A token goes, is another one, or has a new one before it; filled up where too many went.
    private static int[] Change(int[] document, Random random, TraceShape shape)
    {
        var text = new List<int>(document.Length + 16);
        foreach (var token in document)
        {
            var change = random.NextDouble() < shape.Changed ? random.Next(3) : -1;
            if (change is 1 or 2) text.Add(random.Next(shape.Vocabulary));
            if (change is -1 or 2) text.Add(token);
        }
        while (text.Count < shape.Tokens) text.Add(random.Next(shape.Vocabulary));
        return [.. text];
    }
}
