using System.Collections;

namespace Graders;

/// <summary>A text that counts how often it is read, and lets nobody read it more than a hundred times over.</summary>
internal sealed class CountedText(int[] tokens, int mostForEach) : IReadOnlyList<int>
{
    public long Reads { get; private set; }

    public int Count => tokens.Length;

    public int this[int index]
    {
        get
        {
            Read();
            return index >= 0 && index < tokens.Length ? tokens[index] : throw new ArgumentOutOfRangeException(
                nameof(index), $"text has {tokens.Length} tokens, and token {index} is asked for");
        }
    }

    public IEnumerator<int> GetEnumerator()
    {
        foreach (var token in tokens)
        {
            Read();
            yield return token;
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private void Read()
    {
        if (++Reads > 1000 + (long)mostForEach * tokens.Length)
            throw new InvalidOperationException($"text is read more than {mostForEach} times for each of its {tokens.Length:#,0} tokens: "
                + "read each place once, and no further back than it agrees");
    }
}
