using System.Text;
using Headroom.Tokenizing;
using Headroom.Tokenizing.Families;

namespace Headroom.Tests.Tokenizing.Families;

/// <summary>Small vocabularies laid out as four families publish theirs, with merges that were learned here.</summary>
internal static class Published
{
    // Beside code, text in other scripts, so that merges cross the bytes of a character and of its neighbour.
    private const string Text =
        "naïve café garçon Straße 日本語の日本 漢字かな 한국어 한국 привет мир नमस्ते 😀😀👍 don't I'LL it's 2024 12345 e\u0301 "
        + "\r\n\r\n    return x;\t\t// ";

    private static readonly Lazy<BytePairTokenizer> s_learned = new(() =>
        BytePairTokenizer.Train(Samples.Count(Samples.Code.Concat(Enumerable.Repeat(Encoding.UTF8.GetBytes(Text), 200))), 1300));

    /// <summary>A word that is a token and that no merges make: what <c>ignore_merges</c> is seen by.</summary>
    public const string Whole = "zqzq";

    public static readonly WordRule[] Rules = Enum.GetValues<WordRule>();

    public static FamilyVocabulary Of(WordRule rule) => Of(rule, s_learned.Value);

    public static FamilyVocabulary Of(WordRule rule, BytePairTokenizer own)
    {
        string[] marks = rule == WordRule.Gpt2 ? ["<|endoftext|>"]
            : rule == WordRule.Llama3 ? ["<|begin_of_text|>", "<|end_of_text|>", "<|eot_id|>"]
            : ["<|endoftext|>", "<|im_start|>", "<|im_end|>"];
        string[] ordinary = rule == WordRule.Qwen2 ? ["<tool_call>", "</tool_call>", "<think>"] : [];
        var bytes = Enumerable.Range(0, 256).Select(value => ByteAlphabet.Letter((byte)value)).Order().Select(letter => letter.ToString());
        string[] words = [.. bytes, .. own.Pairs.Select(pair => own.Names[pair.Left] + own.Names[pair.Right]), Whole];
        // SmolLM's marks come first, those of the others last.
        var (firstWord, firstMark) = rule == WordRule.SmolLm ? (marks.Length, 0) : (0, words.Length);
        var ids = words.Index().ToDictionary(word => word.Item, word => firstWord + word.Index);
        if (rule is WordRule.Gpt2 or WordRule.SmolLm) // whose marks are in the vocabulary as well
            foreach (var (i, mark) in marks.Index()) ids[mark] = firstMark + i;
        var added = marks.Concat(ordinary).Index()
            .Select(mark => new AddedToken(firstMark + mark.Index, mark.Item, Special: mark.Index < marks.Length));
        return new()
        {
            Words = ids,
            Merges = [.. own.Pairs.Select(pair => (own.Names[pair.Left], own.Names[pair.Right]))],
            Added = [.. added],
            Rule = rule,
            Composes = rule == WordRule.Qwen2,
            WholeWords = rule == WordRule.Llama3,
            Beginning = rule == WordRule.Llama3 ? [firstMark] : [],
        };
    }

    /// <summary>The name of the rule in GGUF files.</summary>
    public static string Pre(WordRule rule) => rule switch
    {
        WordRule.Llama3 => "llama-bpe",
        WordRule.Qwen2 => "qwen2",
        WordRule.SmolLm => "smollm",
        _ => "gpt-2",
    };

    /// <summary>The values of a GGUF file, as llama.cpp's converter writes them.</summary>
    public static Dictionary<string, object> GgufValues(FamilyVocabulary vocabulary)
    {
        var marks = vocabulary.Added.ToDictionary(token => token.Id);
        var names = vocabulary.Words.Concat(vocabulary.Added.Select(token => KeyValuePair.Create(token.Content, token.Id)))
            .Distinct().OrderBy(word => word.Value).Select(word => word.Key).ToArray();
        var values = new Dictionary<string, object>
        {
            ["tokenizer.ggml.model"] = "gpt2",
            ["tokenizer.ggml.pre"] = Pre(vocabulary.Rule),
            ["tokenizer.ggml.tokens"] = names,
            ["tokenizer.ggml.token_type"] =
                names.Select((_, id) => marks.TryGetValue(id, out var mark) ? mark.Special ? 3 : 4 : 1).ToArray(),
            ["tokenizer.ggml.merges"] = vocabulary.Merges.Select(merge => $"{merge.Left} {merge.Right}").ToArray(),
            ["tokenizer.ggml.eos_token_id"] = vocabulary.Added.Last(token => token.Special).Id,
        };
        if (vocabulary.Beginning is [var first]) values["tokenizer.ggml.bos_token_id"] = first;
        return values;
    }
}
