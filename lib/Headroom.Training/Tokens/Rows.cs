using Headroom.Tokenizing;

namespace Headroom.Training.Tokens;

/// <summary>What happens with the document that a row's end cuts.</summary>
public enum Cut
{
    /// <summary>Its rest is passed over: nothing is read twice. For generated documents, of which there are always more.</summary>
    Drop,

    /// <summary>The next row begins with it again: everything is read to its end.</summary>
    Again,
}

/// <summary>
/// Cuts tokens into rows for training. A row begins with the end of text before a document, so that every name in it was introduced in it.
/// Only a document longer than a row goes on in the next.
/// </summary>
public static class Rows
{
    /// <summary>Where the rows begin. Each has <paramref name="context"/> + 1 tokens: inputs, and targets one further.</summary>
    public static int[] Of(ReadOnlySpan<ushort> tokens, int context, Cut cut)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(context, 2);
        var starts = new List<int>();
        for (var start = 0; start + context < tokens.Length;)
        {
            starts.Add(start);
            var last = start + context; // the row's last token, only a target
            var end = tokens[(start + 1)..last].LastIndexOf(BytePairTokenizer.EndOfText);
            if (end < 0)
                start = last;
            else if (cut == Cut.Again || tokens[last] == BytePairTokenizer.EndOfText)
                start = tokens[last] == BytePairTokenizer.EndOfText ? last : start + 1 + end;
            else
                start = last + Next(tokens[last..]);
        }
        return [.. starts];
    }

    private static int Next(ReadOnlySpan<ushort> tokens) =>
        tokens.IndexOf(BytePairTokenizer.EndOfText) is >= 0 and var at ? at : tokens.Length;
}
