namespace Headroom.Tokenizing.Families;

/// <summary>A byte-level BPE vocabulary as families publish it, in a tokenizer.json or a GGUF file.</summary>
public sealed record FamilyVocabulary
{
    /// <summary>Ids of tokens by their spelling in <see cref="ByteAlphabet"/>.</summary>
    public required IReadOnlyDictionary<string, int> Words { get; init; }

    /// <summary>Pairs of words that become one, first learned first.</summary>
    public required IReadOnlyList<(string Left, string Right)> Merges { get; init; }

    /// <summary>Tokens that are found before words are.</summary>
    public IReadOnlyList<AddedToken> Added { get; init; } = [];

    public required WordRule Rule { get; init; }

    /// <summary>Whether texts are brought to normal form C first, as Qwen's are: é is one code point.</summary>
    public bool Composes { get; init; }

    /// <summary>Whether a word that is a token is that token whatever merges make of it, as Llama 3 has it: <c>ignore_merges</c>.</summary>
    public bool WholeWords { get; init; }

    /// <summary>Tokens that every text begins with.</summary>
    public IReadOnlyList<int> Beginning { get; init; } = [];

    /// <summary>Tokens that end a text.</summary>
    public IReadOnlyList<int> Ends { get; init; } = [];

    /// <summary>The token that a text is all of; null where there is none.</summary>
    public int? Find(string content) =>
        Added.FirstOrDefault(token => token.Content == content)?.Id ?? (Words.TryGetValue(content, out var id) ? id : null);
}
