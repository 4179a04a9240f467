using Headroom.Tokenizing.Families;

namespace Headroom.Inference.Gguf;

/// <summary>
/// Vocabularies of other families in GGUF files: the model "gpt2", whose <c>tokenizer.ggml.pre</c> names the rule for words. What the
/// format does not say follows from that name, as llama.cpp has it.
/// </summary>
internal static class GgufFamily
{
    private const int Ordinary = 1, Control = 3, UserDefined = 4, Unused = 5; // kinds of tokens in that format

    private static readonly string[] s_ends = ["eos", "eot", "eom"];

    private static readonly Dictionary<string, WordRule> s_rules = new()
    {
        ["llama-bpe"] = WordRule.Llama3, ["qwen2"] = WordRule.Qwen2, ["gpt-2"] = WordRule.Gpt2, ["smollm"] = WordRule.SmolLm,
    };

    /// <exception cref="GgufException">It is of a kind that is not read; the message says which, and what is.</exception>
    public static FamilyTokenizer Read(
        IReadOnlyDictionary<string, object> values, IReadOnlyList<string> names, IEnumerable<(string Left, string Right)> merges)
    {
        var pre = values.GetValueOrDefault("tokenizer.ggml.pre") as string ?? "missing";
        if (!s_rules.TryGetValue(pre, out var rule))
            throw new GgufException($"tokenizer.ggml.pre is {pre}; {string.Join(", ", s_rules.Keys)} are read.");
        if (Find(values, "add_eos_token") is true)
            throw new GgufException("tokenizer.ggml.add_eos_token is set: a text that is to go on would end; only false is read.");
        var kinds = values.GetValueOrDefault("tokenizer.ggml.token_type") as List<object>;
        if (kinds is not null && kinds.Count != names.Count)
            throw new GgufException($"there are {names.Count} tokens, and kinds of {kinds.Count} (tokenizer.ggml.token_type).");
        var (words, added) = (new Dictionary<string, int>(), new List<AddedToken>());
        foreach (var (id, name) in names.Index())
            switch (kinds?[id] ?? (long)Ordinary)
            {
                case (long)Ordinary:
                    if (!words.TryAdd(name, id)) throw new GgufException($"\"{name}\" stands for the tokens {words[name]} and {id}.");
                    break;
                case (long)Control or (long)UserDefined: added.Add(new(id, name, kinds![id] is (long)Control)); break;
                case (long)Unused: break;
                case var kind: throw new GgufException(
                    $"token {id}, \"{name}\", is of kind {kind} (tokenizer.ggml.token_type); 1, 3, 4 and 5 are read.");
            }
        try
        {
            return new(new()
            {
                Words = words, Merges = [.. merges], Added = added, Rule = rule,
                Composes = rule == WordRule.Qwen2, WholeWords = rule == WordRule.Llama3,
                Beginning = Beginning(values, rule),
                Ends = [.. s_ends.Select(name => Token(values, name)).OfType<int>().Distinct()],
            });
        }
        catch (ArgumentException wrong)
        {
            throw new GgufException($"its vocabulary: {wrong.Message}", wrong);
        }
    }

    private static int[] Beginning(IReadOnlyDictionary<string, object> values, WordRule rule)
    {
        var begins = Find(values, "add_bos_token") is bool told ? told : rule == WordRule.Llama3;
        if (!begins) return [];
        return [Token(values, "bos") ?? throw new GgufException(
            "texts begin with a token (tokenizer.ggml.add_bos_token), and tokenizer.ggml.bos_token_id is missing.")];
    }

    private static int? Token(IReadOnlyDictionary<string, object> values, string name) => Find(values, name + "_token_id") switch
    {
        null => null,
        long id and >= 0 and <= int.MaxValue => (int)id,
        var other => throw new GgufException($"tokenizer.ggml.{name}_token_id is {other}, which is no token."),
    };

    private static object? Find(IReadOnlyDictionary<string, object> values, string key) =>
        values.GetValueOrDefault("tokenizer.ggml." + key);
}
