namespace Headroom.Tokenizing;

/// <summary>What running a model on text needs of its tokenizer: the course's own, or that of another family.</summary>
public interface ITextTokenizer
{
    /// <summary>All tokens are below it.</summary>
    int VocabularySize { get; }

    /// <summary>Tokens that every text begins with; none in some families.</summary>
    IReadOnlyList<int> Beginning { get; }

    /// <summary>Tokens that end a text.</summary>
    IReadOnlyList<int> Ends { get; }

    /// <summary>The tokens of a text, without those that it begins with.</summary>
    /// <exception cref="ArgumentException">The vocabulary has no token for a byte of it.</exception>
    int[] Encode(string text);

    /// <summary>The bytes that a token spells; none for one that is a mark.</summary>
    ReadOnlySpan<byte> Bytes(int token);
}
