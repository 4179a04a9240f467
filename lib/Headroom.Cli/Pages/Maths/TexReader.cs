namespace Headroom.Cli.Pages.Maths;

/// <summary>Walks over a formula: commands, groups and single signs. Blanks mean nothing between them.</summary>
internal sealed class TexReader(string tex)
{
    private int _at;

    public bool IsAtEnd => Peek == '\0';

    /// <summary>The next sign that is not a blank; '\0' at the end.</summary>
    public char Peek
    {
        get
        {
            while (_at < tex.Length && (char.IsWhiteSpace(tex[_at]) || tex[_at] == '~')) _at++;
            return _at < tex.Length ? tex[_at] : '\0';
        }
    }

    public char Take() => Peek is var next && next != '\0' ? tex[_at++] : throw new NotDrawnException("it ends too early");

    public bool TryTake(char wanted)
    {
        if (Peek != wanted) return false;
        _at++;
        return true;
    }

    /// <summary>After a backslash: letters, or one other sign.</summary>
    public string Command()
    {
        if (_at >= tex.Length) throw new NotDrawnException("it ends in a backslash");
        var from = _at;
        while (_at < tex.Length && char.IsAsciiLetter(tex[_at])) _at++;
        if (_at == from) _at++;
        return tex[from.._at];
    }

    /// <summary>3,072 and 8.6 are one number; a comma or dot before anything but a digit is not part of it.</summary>
    public string Number()
    {
        var from = _at;
        while (IsDigit(_at) || (_at > from && _at < tex.Length && (tex[_at] is '.' or ',') && IsDigit(_at + 1))) _at++;
        return tex[from.._at];

        bool IsDigit(int place) => place < tex.Length && char.IsAsciiDigit(tex[place]);
    }

    /// <summary>What stands between { and }, as it is written.</summary>
    public string Words()
    {
        TryTake('*');
        if (!TryTake('{')) throw new NotDrawnException("a { is missing");
        var (from, depth) = (_at, 1);
        for (; _at < tex.Length; _at++)
        {
            if (tex[_at] == '{') depth++;
            if (tex[_at] == '}' && --depth == 0) return tex[from.._at++];
        }
        throw new NotDrawnException("a } is missing");
    }
}

/// <summary>A formula that <see cref="MathMl"/> does not know how to draw.</summary>
internal sealed class NotDrawnException(string why) : Exception(why);
