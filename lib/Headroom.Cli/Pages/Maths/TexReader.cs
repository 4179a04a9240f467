namespace Headroom.Cli.Pages.Maths;

/// <summary>Walks over a formula: commands, groups and single signs. Blanks mean nothing between them.</summary>
internal sealed class TexReader(string tex)
{
    private int at;

    public bool IsAtEnd => Peek == '\0';

    /// <summary>The next sign that is not a blank; '\0' at the end.</summary>
    public char Peek
    {
        get
        {
            while (at < tex.Length && (char.IsWhiteSpace(tex[at]) || tex[at] == '~')) at++;
            return at < tex.Length ? tex[at] : '\0';
        }
    }

    public char Take() => Peek is var next && next != '\0' ? tex[at++] : throw new NotDrawnException("it ends too early");

    public bool TryTake(char wanted)
    {
        if (Peek != wanted) return false;
        at++;
        return true;
    }

    /// <summary>After a backslash: letters, or one other sign.</summary>
    public string Command()
    {
        if (at >= tex.Length) throw new NotDrawnException("it ends in a backslash");
        var from = at;
        while (at < tex.Length && char.IsAsciiLetter(tex[at])) at++;
        if (at == from) at++;
        return tex[from..at];
    }

    /// <summary>3,072 and 8.6 are one number; a comma or dot before anything but a digit is not part of it.</summary>
    public string Number()
    {
        var from = at;
        while (IsDigit(at) || (at > from && at < tex.Length && (tex[at] is '.' or ',') && IsDigit(at + 1))) at++;
        return tex[from..at];

        bool IsDigit(int place) => place < tex.Length && char.IsAsciiDigit(tex[place]);
    }

    /// <summary>What stands between { and }, as it is written.</summary>
    public string Words()
    {
        TryTake('*');
        if (!TryTake('{')) throw new NotDrawnException("a { is missing");
        var (from, depth) = (at, 1);
        for (; at < tex.Length; at++)
        {
            if (tex[at] == '{') depth++;
            if (tex[at] == '}' && --depth == 0) return tex[from..at++];
        }
        throw new NotDrawnException("a } is missing");
    }
}

/// <summary>A formula that <see cref="MathMl"/> does not know how to draw.</summary>
internal sealed class NotDrawnException(string why) : Exception(why);
