using System.Text;

namespace Headroom.Training.Stories;

/// <summary>Tales one after the other, a line feed after each, as bytes: a text that needs no tokenizer.</summary>
public static class StoryText
{
    /// <summary>Whole tales until there are so many bytes; the last one goes over.</summary>
    /// <param name="seed">Of the collection: texts of different seeds have no tale in common.</param>
    /// <param name="bytes">At least this many.</param>
    public static byte[] Bytes(ulong seed, int bytes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(bytes);
        var text = new StringBuilder();
        for (var i = 0; text.Length < bytes; i++) text.Append(Tales.Tale(seed, i).Text).Append('\n');
        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
