using Part = Contamination.Part;

namespace Graders;

/// <summary>Shares of runs by the statement, read plainly, and with mistakes.</summary>
internal sealed record SharedRuns
{
    public bool ReadsComments { get; init; }
    public bool ReadsStrings { get; init; } = true;
    public bool ReadsStringsOfStrings { get; init; } = true;

    /// <summary>Each string is a text of its own.</summary>
    public bool CutsStrings { get; init; }

    public bool KeepsNames { get; init; }

    /// <summary>All names are one.</summary>
    public bool MeltsNames { get; init; }

    /// <summary>Names are numbered over the whole text.</summary>
    public bool NumbersTexts { get; init; }

    public int Wider { get; init; }

    /// <summary>Parts of this kind are one.</summary>
    public char Melted { get; init; }

    public bool LeavesTheLastOut { get; init; }

    /// <summary>A text that is shorter than a run is one.</summary>
    public bool Shortens { get; init; }

    /// <summary>A run begins where another one ends.</summary>
    public bool SideBySide { get; init; }

    /// <summary>Names are numbered by the alphabet.</summary>
    public bool SortsNames { get; init; }

    /// <summary>The texts of a document are one.</summary>
    public bool JoinsTexts { get; init; }

    /// <summary>All documents are one.</summary>
    public bool JoinsDocuments { get; init; }

    /// <summary>The largest share of one document, in place of all together.</summary>
    public bool TakesLargest { get; init; }

    public bool CountsRepeats { get; init; }
    public bool OfDocuments { get; init; }
    public bool OfBoth { get; init; }

    public List<Part[]> Texts(string document)
    {
        var (texts, waiting) = (new List<Part[]>(), new Queue<(string Code, int Depth)>([(document, 0)]));
        while (waiting.TryDequeue(out var code))
        {
            Part[] parts = [.. Contamination.Parts(code.Code).Where(part => ReadsComments || part.Kind != 'c')];
            if (parts.Length > 0) texts.Add([.. parts.Select(part => part.Kind == 's' ? new Part('s', "") : part)]);
            if (!ReadsStrings || code.Depth > 0 && !ReadsStringsOfStrings) continue;
            string[] said = [.. parts.Where(part => part.Kind == 's').Select(part => part.Text)];
            foreach (var text in CutsStrings ? said : [string.Concat(said)])
                if (text.Length > 0) waiting.Enqueue((text, code.Depth + 1));
        }
        return texts;
    }

    /// <summary>Every run of a text, as often as it stands there.</summary>
    public List<string> Runs(Part[] text, int width)
    {
        var (runs, whole) = (new List<string>(), NumbersTexts ? Numbers(text) : []);
        if (Shortens) width = Math.Min(width, Math.Max(1, text.Length));
        for (var start = 0; start + width + Wider + (LeavesTheLastOut ? 1 : 0) <= text.Length; start += SideBySide ? width : 1)
        {
            var run = text[start..(start + width + Wider)];
            var numbers = NumbersTexts ? whole : Numbers(run);
            runs.Add(string.Join('\u0001', run.Select(part => part.Kind != 'w' ? part.Kind + (part.Kind == Melted ? "" : part.Text)
                : KeepsNames ? part.Text : MeltsNames ? "w" : $"{numbers[part.Text]}")));
        }
        return runs;
    }

    public double Of(string heldOut, IReadOnlyList<string> documents, int width)
    {
        if (TakesLargest)
            return documents.Select(document => (this with { TakesLargest = false }).Of(heldOut, [document], width)).DefaultIfEmpty().Max();
        var own = All([heldOut], width);
        var seen = All(documents, width);
        if (!CountsRepeats) own = [.. own.Distinct()];
        var (known, all) = (seen.ToHashSet(), own.Distinct().ToHashSet());
        if (OfDocuments) return known.Count == 0 ? 0 : (double)known.Count(all.Contains) / known.Count;
        if (OfBoth) return known.Count + all.Count == 0 ? 0 : (double)known.Count(all.Contains) / known.Union(all).Count();
        return own.Count == 0 ? 0 : (double)own.Count(known.Contains) / own.Count;
    }

    private List<string> All(IEnumerable<string> documents, int width)
    {
        if (JoinsDocuments) documents = [string.Concat(documents)];
        return [.. documents.SelectMany(document => JoinsTexts ? [[.. Texts(document).SelectMany(text => text)]] : Texts(document))
            .SelectMany(text => Runs(text, width))];
    }

    private Dictionary<string, int> Numbers(Part[] parts)
    {
        var numbers = new Dictionary<string, int>();
        var names = parts.Where(part => part.Kind == 'w').Select(part => part.Text);
        foreach (var name in SortsNames ? names.Order(StringComparer.Ordinal) : names) numbers.TryAdd(name, numbers.Count);
        return numbers;
    }
}
