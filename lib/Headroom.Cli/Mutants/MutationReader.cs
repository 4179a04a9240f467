using System.Text.RegularExpressions;

namespace Headroom.Cli.Mutants;

/// <summary>Reads one entry line by line; <c>tell</c> takes a line, what is wrong with it, and the cure.</summary>
internal sealed partial class MutationReader(string name, int start, Action<int, string, string> tell)
{
    private const string WriteLines = "Write the lines that go after \"- \" and those that come after \"+ \"";
    private const string Order =
        "Below the name stand \"rejected: \", \"why: \", \"of: \", then the edits, each line marked with \"- \", \"+ \" or two spaces";

    private static readonly string[] s_keys = ["rejected", "why", "of"];
    private readonly Dictionary<string, string> _facts = [];
    private readonly List<Edit> _edits = [];
    private readonly List<EditLine> _lines = [];
    private int _begin;

    public void Take(string line, int number)
    {
        if (line.Length == 0) EndEdit();
        else if (Marked(line) is { } marked)
        {
            if (_lines.Count == 0) _begin = number;
            _lines.Add(marked);
        }
        else if (_edits.Count == 0 && _lines.Count == 0) TakeFact(line, number);
        else tell(number, $"\"{line}\" is not a line of an edit",
            "It begins with \"- \" where it goes, \"+ \" where it comes, two spaces where it stays");
    }

    /// <summary>The entry, or null where it could not be one.</summary>
    public Mutation? Finish()
    {
        EndEdit();
        if (!Name().IsMatch(name)) tell(start, $"\"{name}\" is not a name",
            "A mutant's name is letters and digits, such as SecondBarrierMissing");
        if (!_facts.TryGetValue("rejected", out var rejected))
            tell(start, $"{name} does not say what the report must say", "Write \"rejected: WORDS OF THE REPORT\" below its name");
        if (_edits.Count == 0) tell(start, $"{name} changes nothing", WriteLines);
        return rejected is null || _edits.Count == 0
            ? null
            : new(name, start, rejected, _facts.GetValueOrDefault("why"), _facts.GetValueOrDefault("of"), _edits);
    }

    private static EditLine? Marked(string line) => line switch
    {
        "-" or ['-', ' ', ..] => new(EditMark.Goes, line.Length > 2 ? line[2..] : ""),
        "+" or ['+', ' ', ..] => new(EditMark.Comes, line.Length > 2 ? line[2..] : ""),
        [' ', ' ', ..] => new(EditMark.Stays, line[2..]),
        _ => null,
    };

    private void TakeFact(string line, int number)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        var (key, value) = colon < 0 ? (line, "") : (line[..colon].TrimEnd(), line[(colon + 1)..].Trim());
        if (!s_keys.Contains(key)) tell(number, $"\"{line}\" says nothing known", Order);
        else if (value.Length == 0)
            tell(number, $"\"{key}:\" is empty", key == "rejected" ? "Write words of the report" : "Say it or leave it out");
        else if (!_facts.TryAdd(key, value)) tell(number, $"\"{key}:\" stands twice in {name}", "Leave one out");
    }

    private void EndEdit()
    {
        if (_lines.Count == 0) return;
        var edit = new Edit(_begin, [.. _lines]);
        _lines.Clear();
        if (edit.Old.Count == 0)
            tell(edit.Line, "these lines have no place", "Add the line before or after them, with two spaces in front");
        else if (edit.Old.SequenceEqual(edit.New)) tell(edit.Line, "this edit changes nothing", WriteLines);
        _edits.Add(edit);
    }

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9]*$")]
    private static partial Regex Name();
}
