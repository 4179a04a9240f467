using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Headroom.Training.Specialising;

/// <summary>Where in a file's tokens something is asked.</summary>
public static class Places
{
    /// <summary>
    /// Identifiers of C#'s grammar in a text, as bytes of it in UTF-8: no keywords, nothing in comments or strings. <c>var</c> and others
    /// that are keywords in some places are identifiers.
    /// </summary>
    public static IReadOnlyList<(int Start, int End)> IdentifierSpans(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var (spans, at, bytes) = (new List<(int, int)>(), 0, 0);
        foreach (var token in CSharpSyntaxTree.ParseText(text).GetRoot().DescendantTokens())
        {
            if (!token.IsKind(SyntaxKind.IdentifierToken) || token.Span.Length == 0) continue;
            bytes += Encoding.UTF8.GetByteCount(text.AsSpan(at, token.SpanStart - at));
            at = token.SpanStart;
            spans.Add((bytes, bytes + Encoding.UTF8.GetByteCount(token.Text)));
        }
        return spans;
    }

    /// <summary>
    /// The identifiers that whole tokens spell: nothing but white space before one in its first token, nothing after it in its last. Others
    /// cannot be asked without saying what stands around them.
    /// </summary>
    /// <param name="text">Bytes of the file.</param>
    /// <param name="lengths">Bytes of each token.</param>
    /// <param name="spans">Of identifiers, in the order of the text.</param>
    public static IReadOnlyList<TokenRange> Identifiers(byte[] text, int[] lengths, IReadOnlyList<(int Start, int End)> spans)
    {
        ArgumentNullException.ThrowIfNull(lengths);
        ArgumentNullException.ThrowIfNull(spans);
        var (places, token, start) = (new List<TokenRange>(), 0, 0);
        foreach (var span in spans)
        {
            while (start + lengths[token] <= span.Start) start += lengths[token++];
            var (end, at) = (token, start);
            while (at < span.End) at += lengths[end++];
            if (at == span.End && IsWhite(text.AsSpan(start, span.Start - start))) places.Add(new(token, end));
        }
        return places;
    }

    /// <summary>
    /// Of each line: the tokens that begin in its second half and after its first byte. A line begins and ends with what is no white
    /// space; where none of its tokens does so, nothing is asked of it.
    /// </summary>
    /// <param name="text">Bytes of the file.</param>
    /// <param name="lengths">Bytes of each token.</param>
    public static IReadOnlyList<TokenRange> RestsOfLines(byte[] text, int[] lengths)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(lengths);
        var (places, token, start) = (new List<TokenRange>(), 0, 0);
        foreach (var (begin, end) in Lines(text))
        {
            var middle = Math.Max(begin + 1, begin + (end - begin) / 2);
            while (token < lengths.Length && start < middle) start += lengths[token++];
            var first = token;
            while (token < lengths.Length && start < end) start += lengths[token++];
            if (token > first && start == end) places.Add(new(first, token));
        }
        return places;
    }

    private static IEnumerable<(int Begin, int End)> Lines(byte[] text)
    {
        for (var at = 0; at < text.Length;)
        {
            var feed = Array.IndexOf(text, (byte)'\n', at);
            var (begin, end) = (at, feed < 0 ? text.Length : feed);
            at = end + 1;
            while (begin < end && IsWhite(text[begin])) begin++;
            while (end > begin && IsWhite(text[end - 1])) end--;
            if (end > begin) yield return (begin, end);
        }
    }

    private static bool IsWhite(ReadOnlySpan<byte> bytes)
    {
        foreach (var value in bytes)
            if (!IsWhite(value)) return false;
        return true;
    }

    private static bool IsWhite(byte value) => value is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n';
}
