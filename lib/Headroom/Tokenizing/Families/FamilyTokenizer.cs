using System.Text;
using Headroom.Tokenizing.Composing;
using Microsoft.ML.Tokenizers;

namespace Headroom.Tokenizing.Families;

/// <summary>
/// The tokenizer of a family as it is published: the same tokens as Hugging Face's library finds. Words are ours, over code points, where
/// .NET's expressions would split letters beyond U+FFFF; Microsoft.ML.Tokenizers merges within them, on the letters of
/// <see cref="ByteAlphabet"/>, so any bytes become tokens and come back. Safe to use from several threads.
/// </summary>
public sealed class FamilyTokenizer : ITextTokenizer
{
    private readonly FamilyVocabulary _vocabulary;
    private readonly byte[]?[] _bytes; // of each token; null where there is none
    private readonly bool[] _known = new bool[256]; // bytes that are tokens
    private readonly BpeTokenizer _merges;
    private readonly AddedTokens[] _all, _ordinary; // first those of a text as it came, then those of its normal form

    /// <exception cref="ArgumentException">Two tokens have one id, a merge is of no tokens, or an id is out of range; the message
    /// says which.</exception>
    public FamilyTokenizer(FamilyVocabulary vocabulary)
    {
        ArgumentNullException.ThrowIfNull(vocabulary);
        _vocabulary = vocabulary;
        _bytes = VocabularyCheck.Bytes(vocabulary);
        VocabularyCheck.Merges(vocabulary);
        for (var value = 0; value < 256; value++) _known[value] = vocabulary.Words.ContainsKey(ByteAlphabet.Write([(byte)value]));
        _merges = BpeTokenizer.Create(new BpeOptions(vocabulary.Words)
        {
            Merges = vocabulary.Merges.Select(merge => $"{merge.Left} {merge.Right}"),
        });
        (_all, _ordinary) = (Finders(vocabulary.Added), Finders(vocabulary.Added.Where(token => !token.Special)));
    }

    public int VocabularySize => _bytes.Length;

    public IReadOnlyList<int> Beginning => _vocabulary.Beginning;

    public IReadOnlyList<int> Ends => _vocabulary.Ends;

    /// <summary>The tokens of a text; special tokens in it are those tokens, so that a talk can be written as the family has it.</summary>
    /// <exception cref="ArgumentException">The vocabulary has no token for a byte of it.</exception>
    public int[] Encode(string text) => Encode(text, _all);

    /// <summary>The tokens of a text in which special tokens are text: for what others wrote.</summary>
    /// <exception cref="ArgumentException">The vocabulary has no token for a byte of it.</exception>
    public int[] EncodePlain(string text) => Encode(text, _ordinary);

    /// <summary>The tokens of bytes, text or not, as they are: in no normal form, and without added tokens.</summary>
    /// <exception cref="ArgumentException">The vocabulary has no token for one of them.</exception>
    public int[] Encode(ReadOnlySpan<byte> bytes)
    {
        var tokens = new List<int>(bytes.Length / 2);
        Encode(bytes, tokens);
        return [.. tokens];
    }

    /// <summary>The bytes that a token spells; none for a special one, and none where there is no such token.</summary>
    public ReadOnlySpan<byte> Bytes(int token) => (uint)token < (uint)_bytes.Length ? _bytes[token] : [];

    /// <summary>The bytes of tokens; special ones are left out.</summary>
    public byte[] Decode(ReadOnlySpan<int> tokens)
    {
        var bytes = new List<byte>(tokens.Length * 4);
        foreach (var token in tokens) bytes.AddRange(Bytes(token));
        return [.. bytes];
    }

    /// <summary>The text of tokens; bytes that are no UTF-8 become U+FFFD.</summary>
    public string DecodeText(ReadOnlySpan<int> tokens) => Encoding.UTF8.GetString(Decode(tokens));

    private int[] Encode(string text, AddedTokens[] added)
    {
        ArgumentNullException.ThrowIfNull(text);
        var tokens = new List<int>(text.Length / 2);
        added[0].Cut(text, piece => added[1].Cut(Normal(piece), Words, tokens.Add), tokens.Add);
        return [.. tokens];

        void Words(string between) => Encode(Encoding.UTF8.GetBytes(between), tokens);
    }

    private void Encode(ReadOnlySpan<byte> bytes, List<int> tokens)
    {
        var ends = new List<int>();
        _vocabulary.Rule.Split(bytes, ends);
        var start = 0;
        foreach (var end in ends)
        {
            var word = bytes[start..end];
            foreach (var value in word)
                if (!_known[value]) throw new ArgumentException($"this vocabulary has no token for the byte 0x{value:X2}.");
            var name = ByteAlphabet.Write(word);
            if (_vocabulary.WholeWords && _vocabulary.Words.TryGetValue(name, out var whole)) tokens.Add(whole);
            else tokens.AddRange(_merges.EncodeToIds(name, considerPreTokenization: false, considerNormalization: false));
            start = end;
        }
    }

    private string Normal(string text) => _vocabulary.Composes ? Composition.Of(text) : text;

    private AddedTokens[] Finders(IEnumerable<AddedToken> added) =>
    [
        new(added.Where(token => !token.Normalized).Select(token => (token.Content, token.Id))),
        new(added.Where(token => token.Normalized).Select(token => (Normal(token.Content), token.Id))),
    ];
}
