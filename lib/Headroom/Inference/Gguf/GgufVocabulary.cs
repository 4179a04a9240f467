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
}
