using System.Text;
using Headroom.Specialising;
using Headroom.Tokenizing;

namespace Headroom.Training.Specialising;

/// <summary>Tokens of a file that are asked together: all of them must be right.</summary>
/// <param name="First">The first one.</param>
/// <param name="End">After the last one.</param>
public readonly record struct TokenRange(int First, int End);

/// <summary>A file as a model is examined on it.</summary>
/// <param name="Path">In its repository.</param>
/// <param name="Tokens">Of its text, without marks.</param>
/// <param name="Bytes">Of its text.</param>
/// <param name="Identifiers">That are asked: <see cref="Places.Identifiers"/>.</param>
/// <param name="Lines">Rests of lines that are asked: <see cref="Places.RestsOfLines"/>.</param>
public sealed record ExamFile(
    string Path, ushort[] Tokens, int Bytes, IReadOnlyList<TokenRange> Identifiers, IReadOnlyList<TokenRange> Lines)
{
    public AskedFile Asked => new(Path, Bytes, Identifiers.Count, Lines.Count);

    /// <param name="path">Of the file.</param>
    /// <param name="text">With line feeds alone.</param>
    /// <param name="tokenizer">Of the model.</param>
    public static ExamFile Of(string path, string text, BytePairTokenizer tokenizer)
    {
        ArgumentNullException.ThrowIfNull(tokenizer);
        var bytes = Encoding.UTF8.GetBytes(text);
        var tokens = tokenizer.Encode(bytes);
        int[] lengths = [.. tokens.Select(token => tokenizer.Decode([token]).Length)];
        return new(path, tokens, bytes.Length,
            Places.Identifiers(bytes, lengths, Places.IdentifierSpans(text)), Places.RestsOfLines(bytes, lengths));
    }
}
