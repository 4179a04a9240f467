namespace Headroom.Tokenizing.Families;

/// <summary>Which words of a text merges never cross, by the family that has the rule.</summary>
public enum WordRule
{
    /// <summary>As <see cref="WordSplitter"/> has them.</summary>
    Gpt2,

    /// <summary>Each digit alone, and what lies between digits as GPT-2 has it.</summary>
    SmolLm,

    /// <summary>Numbers of at most three digits; see <see cref="LlamaWords"/>.</summary>
    Llama3,

    /// <summary>The same with each digit alone.</summary>
    Qwen2,
}

/// <summary>Finds the rule that a file names, and splits by it.</summary>
internal static class WordRules
{
    private const string Before = @"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|";
    private const string Behind = @"| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+";

    public const string Llama3Expression = Before + @"\p{N}{1,3}" + Behind;

    public const string Qwen2Expression = Before + @"\p{N}" + Behind;

    private static readonly Dictionary<string, WordRule> s_expressions = new()
    {
        [WordSplitter.Expression] = WordRule.Gpt2, [Llama3Expression] = WordRule.Llama3, [Qwen2Expression] = WordRule.Qwen2,
    };

    /// <summary>The rule of an expression as tokenizer.json writes it; null for one that is not known here.</summary>
    public static WordRule? OfExpression(string expression) => s_expressions.TryGetValue(expression, out var rule) ? rule : null;

    /// <summary>Adds the end of each word; the words are the text.</summary>
    public static void Split(this WordRule rule, ReadOnlySpan<byte> text, List<int> ends)
    {
        if (rule == WordRule.SmolLm)
        {
            SplitAtDigits(text, ends);
            return;
        }
        var runes = new Utf8Runes(text);
        for (var at = 0; at < text.Length; ends.Add(at))
            at = rule switch
            {
                WordRule.Gpt2 => WordSplitter.End(runes, at),
                WordRule.Llama3 => LlamaWords.End(runes, at, mostDigits: 3),
                _ => LlamaWords.End(runes, at, mostDigits: 1),
            };
    }

    // What lies between digits is a text of its own: spaces before a digit stay together, as they do at the end of a text.
    private static void SplitAtDigits(ReadOnlySpan<byte> text, List<int> ends)
    {
        var runes = new Utf8Runes(text);
        for (var at = 0; at < text.Length;)
        {
            var (start, width) = (at, 0);
            while (at < text.Length && runes.Kind(at, out width) != RuneKind.Number) at += width;
            var piece = new Utf8Runes(text[start..at]);
            for (var inside = 0; inside < piece.Length; ends.Add(start + inside)) inside = WordSplitter.End(piece, inside);
            if (at == text.Length) return;
            ends.Add(at += width);
        }
    }
}
