using System.Text;

namespace Headroom.Classroom.Intake;

/// <summary>Gathers the exercise files of one submission, wherever in it they stand, and what is wrong with the rest.</summary>
internal sealed class Collected(IReadOnlyCollection<string> wanted, IntakeLimits limits)
{
    // A submission of ten thousand links is one problem, not ten thousand.
    private const int MostProblems = 20;
    private static readonly string[] s_passedOver = ["solutions", "artifacts", "bin", "obj", "node_modules", "__MACOSX"];
    private readonly Dictionary<string, (int Rank, string Text)> _files = [];
    private readonly List<string> _problems = [];
    private int _entries;

    /// <summary>
    /// One entry, by its path within the submission. It is read where it is a wanted file and stands nearer to where the course has it than
    /// one that came before.
    /// </summary>
    /// <exception cref="InvalidDataException">There are too many of them.</exception>
    public void Offer(string path, long length, Func<Stream> open)
    {
        Count();
        if (Match(path) is not var (file, rank) || _files.TryGetValue(file, out var before) && before.Rank <= rank) return;
        if (length > limits.File)
        {
            Problem($"{path} has {length:#,0} B, more than the {limits.File:#,0} B that are read of a file");
            return;
        }
        using var stream = new LimitedStream(open(), limits.File);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var text = reader.ReadToEnd();
        if (text.Contains('\0', StringComparison.Ordinal)) Problem($"{path} is no text");
        else _files[file] = (rank, text);
    }

    /// <summary>Counts an entry that is not read.</summary>
    /// <exception cref="InvalidDataException">There are too many of them.</exception>
    public void Count()
    {
        if (++_entries > limits.Entries) throw new InvalidDataException($"more than {limits.Entries:#,0} files and folders");
    }

    /// <summary>Of an entry that would matter if it were what it should be; others are passed over in silence.</summary>
    public void ProblemOf(string path, string what)
    {
        if (Match(path) is not null) Problem($"{path} {what}");
    }

    public void Problem(string sentence)
    {
        if (_problems.Count < MostProblems) _problems.Add(sentence);
    }

    public Submitted Done() => new(_files.ToDictionary(one => one.Key, one => one.Value.Text), _problems);

    /// <summary>
    /// Which exercise a path stands for, and how far it is from where it should be: <c>exercises/UNIT/FILE.cs</c>, also below a folder that
    /// an archive or a repository adds, then <c>UNIT/FILE.cs</c>, then <c>FILE.cs</c> alone.
    /// </summary>
    private (string File, int Rank)? Match(string path)
    {
        var parts = path.Split('/');
        if (parts.Any(part => part.StartsWith('.') || s_passedOver.Contains(part))) return null;
        foreach (var file in wanted)
        {
            var (unit, name) = (file.Split('/')[0], file.Split('/')[^1]);
            if (parts[^1] != name) continue;
            if (parts.Length == 1) return (file, 200);
            if (parts[^2] == unit) return (file, parts.Length + (parts.Length > 2 && parts[^3] == "exercises" ? 0 : 100));
        }
        return null;
    }
}
