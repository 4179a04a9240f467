using FsCheck.Fluent;
using Headroom.Bench.Anchors;
using Headroom.Inference.Loading;
using Headroom.Testing;
using Headroom.Tests.Inference.Loading;
using Headroom.Tests.Tokenizing;
using Headroom.Tests.Tokenizing.Families;
using Headroom.Tokenizing.Families;

namespace Anchors.Tests;

/// <summary>llama.cpp finds the same tokens in a text, for the vocabulary of the same GGUF file.</summary>
public sealed class TokensTest
{
    // It matches by a library that recurses over every character: texts are short.
    private const int Drawn = 1500, Longest = 400;

    private static readonly string[] s_hard =
    [
        "I'LL say it's he'ReX don'T 'Ve ''s 'x", "1234567 89 1 22 333 4444 १२३४ ½Ⅷ²4", "x=10;  y\t= 0x1F;\r\n\r\n\r\n    return x;\n",
        "a  b   ", "end\n\n  x", " \r\n\t", "\tif\u00A0x\n\ty", "日本語です。次の漢字かな 12 月", "한국어 한국", "привет, мир!",
        "😀a 😀😀a 👨‍👩‍👧👍🏽!", "𝐀b 𝟘1", "naïve café", "<|im_start|>user\nhi<|im_end|>", "a<|endoftext|>b", "<think>no</think>",
        "<|begin_of_text|>x<|eot_id|>", "zqzq zqzqu", "\u200B\uFEFF\u0085\u2028\u3000", "   ", "\n", "नमस्ते e\u0301",
    ];

    [Theory]
    [InlineData(WordRule.Gpt2)]
    [InlineData(WordRule.SmolLm)]
    [InlineData(WordRule.Llama3)]
    [InlineData(WordRule.Qwen2)]
    public void Tokens_are_llama_cpp_s(WordRule rule)
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "model.gguf");
        var vocabulary = Published.Of(rule);
        var ours = new FamilyTokenizer(vocabulary);
        new Family("llama", tied: true, scaled: false, ours.VocabularySize).WriteGguf(path, Published.GgufValues(vocabulary));
        using var theirs = new LlamaCpp(path, threads: 1, context: 64);
        var drawn = AnyText.Old.Generator.Where(text => text.Length <= Longest).Sample(Drawn);
        foreach (var text in s_hard.Concat(drawn))
        {
            // It brings no text to normal form C, as Qwen 2's tokenizer does.
            var given = rule == WordRule.Qwen2 ? ours.DecodeText(ours.EncodePlain(text)) : text;
            Same(given, ours.EncodePlain(given), theirs.Tokens(given, marks: false));
            Same(given, ours.Encode(given), theirs.Tokens(given, marks: true));
        }
        var opened = TextModel.Open(path, []);
        Same("hi", [.. opened.Beginning, .. opened.Tokenizer.Encode("hi")], theirs.Tokens("hi", marks: true, begins: true));
    }

    private static void Same(string text, int[] ours, int[] theirs) => Assert.True(
        ours.SequenceEqual(theirs), $"\"{text}\": ours are {string.Join(' ', ours)}, and llama.cpp's {string.Join(' ', theirs)}");
}
