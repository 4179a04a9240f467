namespace Headroom.Cli.Mutants;

/// <summary>Makes a mutant: each edit's old text must stand exactly once in the base, and no two edits may share a line.</summary>
internal static class Application
{
    /// <summary>The whole text of a mutant.</summary>
    /// <param name="page">How errors call the page; <paramref name="baseFile"/>: how they call the file that is edited.</param>
    /// <exception cref="PageException">An edit's old text is missing or ambiguous, or two edits overlap.</exception>
    public static string Apply(Mutation mutation, string baseText, string page, string baseFile)
    {
        var source = new SourceText(baseText);
        var errors = new List<PageError>();
        var placed = new List<(int At, Edit Edit)>();
        foreach (var edit in mutation.Edits)
        {
            var places = source.Places(edit.Old);
            if (places.Count == 1) placed.Add((places[0], edit));
            else if (places.Count == 0) errors.Add(Missing(edit, source, page, baseFile));
            else errors.Add(Ambiguous(edit, places, page, baseFile));
        }
        placed.Sort((a, b) => a.At.CompareTo(b.At));
        for (var i = 1; i < placed.Count; i++)
            if (placed[i].At < placed[i - 1].At + placed[i - 1].Edit.Old.Count)
                errors.Add(new(page, placed[i].Edit.Line,
                    $"this edit shares line {placed[i].At + 1} of {baseFile} with the edit at line {placed[i - 1].Edit.Line}",
                    "Make one edit of the two."));
        return errors.Count > 0 ? throw new PageException(errors) : source.With(Edited(source, placed));
    }

    private static IEnumerable<string> Edited(SourceText source, IReadOnlyList<(int At, Edit Edit)> placed)
    {
        var from = 0;
        foreach (var (at, edit) in placed)
        {
            for (; from < at; from++) yield return source.Lines[from];
            foreach (var line in edit.Lines)
            {
                if (line.Mark == EditMark.Comes) yield return line.Text;
                if (line.Mark == EditMark.Stays) yield return source.Lines[from];
                if (line.Mark != EditMark.Comes) from++;
            }
        }
        for (; from < source.Lines.Count; from++) yield return source.Lines[from];
    }

    private static PageError Ambiguous(Edit edit, IReadOnlyList<int> places, string page, string baseFile) => new(page, edit.Line,
        $"the old text occurs {places.Count} times in {baseFile}, at lines {string.Join(", ", places.Select(at => at + 1))}",
        "Add a line of context, with two spaces in front.");

    // The first line that stands nowhere is nearly always the reason; its indentation is the usual mistake.
    private static PageError Missing(Edit edit, SourceText source, string page, string baseFile)
    {
        var old = edit.Lines.Select((line, i) => (line.Mark, line.Text, Line: edit.Line + i)).Where(line => line.Mark != EditMark.Comes);
        foreach (var (_, text, line) in old)
        {
            if (source.Places([text]).Count > 0) continue;
            var alike = source.Lines.Index().Where(other => other.Item.Trim() == text.Trim()).Select(other => other.Index + 1).ToList();
            return alike.Count > 0
                ? new(page, line, $"\"{text.Trim()}\" is indented otherwise at line {alike[0]} of {baseFile}",
                    "Copy the line as it stands there, behind the mark and one space.")
                : new(page, line, $"\"{text.Trim()}\" is no line of {baseFile}", "Copy the lines that go and stay from there.");
        }
        return new(page, edit.Line, $"each of these lines is in {baseFile}, but they do not follow one another there",
            "Copy them with the lines between, or make an edit of each.");
    }
}
