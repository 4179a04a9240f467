namespace Headroom.Cli.Mutants;

/// <summary>
/// The wrong submissions of one exercise as edits of its solution: <c>tests/Mutants/02-kernels/TiledMatMul.mutants</c>. An entry is
/// <code>
/// ## SecondBarrierMissing
/// rejected: a race
///               sum += aTile[y, p] * bTile[p, x];
/// -         Group.Barrier();
/// </code>
/// A line that goes begins with a minus and a space, one that comes with a plus and a space, one that stays with two spaces. An empty line
/// parts two edits of one mutant. An empty line of C# is a mark alone.
/// </summary>
internal sealed class MutantPage
{
    private readonly string _file;
    private readonly List<PageError> _errors = [];
    private readonly List<Mutation> _mutations = [];

    private MutantPage(string file) => _file = file;

    public IReadOnlyList<Mutation> Mutations => _mutations;

    /// <summary>Reads a page; <paramref name="file"/> is how errors call it.</summary>
    /// <exception cref="PageException">Some lines mean nothing; every one of them is told.</exception>
    public static MutantPage Parse(string text, string file)
    {
        var page = new MutantPage(file);
        page.Read(text.TrimStart('\uFEFF').ReplaceLineEndings("\n").Split('\n'));
        if (page._errors.Count > 0) throw new PageException([.. page._errors.OrderBy(error => error.Line)]);
        return page;
    }

    private void Read(string[] lines)
    {
        MutationReader? current = null;
        for (var at = 0; at < lines.Length; at++)
        {
            var (line, number) = (lines[at].TrimEnd(), at + 1);
            if (line.StartsWith("##", StringComparison.Ordinal))
            {
                Finish(current);
                current = new MutationReader(line[2..].Trim(), number, Tell);
            }
            else if (current is not null) current.Take(line, number);
            else if (line.Length > 0)
            {
                Tell(number, $"\"{line}\" belongs to no mutant", "A mutant begins with \"## ITS NAME\"");
                return;
            }
        }
        Finish(current);
    }

    private void Finish(MutationReader? reader)
    {
        if (reader?.Finish() is not { } mutation) return;
        if (_mutations.Find(other => other.Name.Equals(mutation.Name, StringComparison.OrdinalIgnoreCase)) is { } first)
            Tell(mutation.Line, $"the name {mutation.Name} is taken by line {first.Line}", "Give one of the two another name");
        _mutations.Add(mutation);
    }

    private void Tell(int line, string what, string cure) => _errors.Add(new PageError(_file, line, what, cure + "."));
}
