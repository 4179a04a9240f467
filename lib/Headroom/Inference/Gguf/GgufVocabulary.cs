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

    /// <summary>The vocabulary of a file, where it is laid out as the course's are; null where it has none.</summary>
    /// <exception cref="GgufException">It is of another kind; the message says which.</exception>
    public static BytePairTokenizer? Read(GgufHeader header)
    {
        var values = header.Values;
        if (values.GetValueOrDefault("tokenizer.ggml.model") is not string kind || kind == "no_vocab") return null;
        if (kind != "gpt2" || values.GetValueOrDefault("tokenizer.ggml.tokens") is not List<object> tokens
            || values.GetValueOrDefault("tokenizer.ggml.merges") is not List<object> merges)
            throw new GgufException($"its vocabulary is of the kind \"{kind}\"; byte-level BPE (gpt2) with its merges is read.");
        try
        {
            var names = tokens.Cast<string>().ToList();
            var ids = names.Select((name, id) => (name, id)).ToDictionary(each => each.name, each => checked((ushort)each.id));
            var pairs = merges.Cast<string>().Select(merge => merge.Split(' ')).Select(pair => (ids[pair[0]], ids[pair[1]]));
            var tokenizer = new BytePairTokenizer([.. pairs]);
            if (tokenizer.Names.SequenceEqual(names)) return tokenizer;
        }
        catch (Exception other) when (
            other is InvalidCastException or ArgumentException or KeyNotFoundException or OverflowException or IndexOutOfRangeException)
        {
        }
        throw new GgufException("its vocabulary is not laid out as the course's (bytes, marks, merges): it is run on tokens alone.");
    }
}
