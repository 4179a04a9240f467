namespace Headroom.Agents.Sources;

/// <summary>A file after one of its methods was written anew.</summary>
public sealed record MemberEdit(Member Member, string File, string Text)
{
    /// <summary>
    /// Puts a method in the place of the one of its file that has its name; where several have it, of the one with as many parameters.
    /// </summary>
    /// <returns>Null, with the reason, where the text is no method, fits none or several, changes nothing, or breaks the file.</returns>
    public static MemberEdit? Apply(SourceFile file, string text, out string? reason)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(text);
        reason = null;
        var clean = Code.Dedent(text.ReplaceLineEndings("\n").Trim('\n').TrimEnd());
        if (Code.ParseMethod(clean) is not { } method) return Refuse("the answer is not one method that parses", out reason);
        var named = Member.Of(file).Where(member => member.Name == method.Identifier.ValueText).ToList();
        if (named.Count > 1) named = [.. named.Where(member => member.Parameters == method.ParameterList.Parameters.Count)];
        if (named is not [var target])
            return Refuse(named.Count == 0 ? "the file has no such method" : "the file has several such methods", out reason);
        if (clean == target.Text) return Refuse("nothing is changed", out reason);

        var margin = Code.MarginOf(file.Text, target.Span.Start);
        if (!target.IsMovable) return Refuse("the method's lines cannot be indented", out reason);
        var ending = file.Text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        var after = file.Text[..target.Span.Start] + Code.Indent(clean, margin).ReplaceLineEndings(ending) + file.Text[target.Span.End..];
        return Code.Parse(after).GetDiagnostics().Any(Code.IsError)
            ? Refuse("the file does not parse any more", out reason)
            : new MemberEdit(target, after, clean);
    }

    private static MemberEdit? Refuse(string why, out string? reason)
    {
        reason = why;
        return null;
    }
}
