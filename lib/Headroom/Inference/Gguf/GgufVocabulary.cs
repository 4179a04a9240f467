using Headroom.Tokenizing;

namespace Headroom.Inference.Gguf;

/// <summary>A byte-level BPE vocabulary as GGUF files have it: the model "gpt2" with its tokens and merges.</summary>
internal static class GgufVocabulary
{
    private const int Ordinary = 1, Control = 3; // kinds of tokens in that format

    public static Dictionary<string, object> Values(BytePairTokenizer? tokenizer)
    {
        if (tokenizer is null) return new() { ["tokenizer.ggml.model"] = "no_vocab" };
        return new()
        {
            ["tokenizer.ggml.model"] = "gpt2",
            ["tokenizer.ggml.pre"] = "gpt-2",
            ["tokenizer.ggml.tokens"] = tokenizer.Names,
            ["tokenizer.ggml.token_type"] =
                Enumerable.Range(0, tokenizer.VocabularySize).Select(token => BytePairTokenizer.IsMark(token) ? Control
                    : Ordinary).ToArray(),
            ["tokenizer.ggml.merges"] =
                tokenizer.Pairs.Select(pair => $"{tokenizer.Names[pair.Left]} {tokenizer.Names[pair.Right]}").ToArray(),
            ["tokenizer.ggml.bos_token_id"] = (int)BytePairTokenizer.EndOfText,
            ["tokenizer.ggml.eos_token_id"] = (int)BytePairTokenizer.EndOfText,
            ["tokenizer.ggml.add_bos_token"] = true,
        };
    }

    /// <summary>The vocabulary of a file, the course's or another family's; null where it has none.</summary>
    /// <exception cref="GgufException">It is of another kind; the message says which.</exception>
    public static ITextTokenizer? Read(GgufHeader header)
    {
        var values = header.Values;
        if (values.GetValueOrDefault("tokenizer.ggml.model") is not string kind || kind == "no_vocab") return null;
        if (kind != "gpt2") throw new GgufException($"its vocabulary is of the kind \"{kind}\"; byte-level BPE (gpt2) is read.");
        var names = Texts(values, "tokenizer.ggml.tokens");
        var merges = Texts(values, "tokenizer.ggml.merges").Select(Pair).ToList();
        var own = values.GetValueOrDefault("tokenizer.ggml.pre") is "gpt-2" ? Own(names, merges) : null;
        return own ?? (ITextTokenizer)GgufFamily.Read(values, names, merges);
    }

    // Null where it is not laid out as the course's are: bytes, marks, and the merges in their order.
    private static BytePairTokenizer? Own(List<string> names, List<(string Left, string Right)> merges)
    {
        if (names.Count <= ushort.MaxValue && names.Skip(256).Take(Marks.All.Count).SequenceEqual(Marks.All))
            try
            {
                var ids = names.Index().ToDictionary(each => each.Item, each => (ushort)each.Index);
                var tokenizer = new BytePairTokenizer([.. merges.Select(pair => (ids[pair.Left], ids[pair.Right]))]);
                if (tokenizer.Names.SequenceEqual(names)) return tokenizer;
            }
            catch (Exception other) when (other is ArgumentException or KeyNotFoundException)
            {
            }
        return null;
    }

    private static List<string> Texts(IReadOnlyDictionary<string, object> values, string key) =>
        values.GetValueOrDefault(key) is List<object> list && list.All(each => each is string)
            ? [.. list.Cast<string>()]
            : throw new GgufException($"its vocabulary has no {key}, or no list of texts there.");

    private static (string Left, string Right) Pair(string merge, int index) =>
        merge.Split(' ') is [var left, var right] ? (left, right) : throw new GgufException($"merge {index}, \"{merge}\", is no pair.");
}
