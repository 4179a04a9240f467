using Microsoft.ML.Tokenizers;

namespace Headroom.Tokenizing;

/// <summary>Our words for the library's encoder, whose own would split letters beyond U+FFFF from their neighbours.</summary>
internal sealed class GptWords : PreTokenizer
{
    public override IEnumerable<(int Offset, int Length)> PreTokenize(string text) => Split(text);

    public override IEnumerable<(int Offset, int Length)> PreTokenize(ReadOnlySpan<char> text) => Split(text);

    private static List<(int Offset, int Length)> Split(ReadOnlySpan<char> text)
    {
        var words = new List<(int, int)>();
        for (var at = 0; at < text.Length;)
        {
            var end = WordSplitter.End(new Utf16Runes(text), at);
            words.Add((at, end - at));
            at = end;
        }
        return words;
    }
}
