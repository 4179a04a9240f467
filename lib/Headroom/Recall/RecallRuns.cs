namespace Headroom.Recall;

/// <summary>The runs of docs/runs/recall.sh: which small models recalled how much.</summary>
public static class RecallRuns
{
    private static readonly RunLines<RecallRun> s_lines = new("recall.jsonl");

    private static readonly Lazy<IReadOnlyList<RecallRun>> s_all = new(s_lines.Embedded);

    /// <summary>Those that come with the course and were asked for the values of keys.</summary>
    public static IReadOnlyList<RecallRun> Current { get; } = [.. s_all.Value.Where(run => !run.Induction)];

    /// <summary>Those that come with the course and were asked what follows, in tokens that came before.</summary>
    public static IReadOnlyList<RecallRun> Induction { get; } = [.. s_all.Value.Where(run => run.Induction)];

    /// <summary>Runs of the same model and task but for the seed, in the order of the first of each.</summary>
    public static IReadOnlyList<RecallCell> Cells(IEnumerable<RecallRun> runs) =>
        [.. runs.GroupBy(run => run with { Seed = 0, Recall = 0, Loss = 0 }).Select(same => new RecallCell([.. same]))];

    /// <summary>A run for each line.</summary>
    /// <exception cref="InvalidDataException">A line is no run; the message says which.</exception>
    public static IReadOnlyList<RecallRun> Parse(string text) => s_lines.Parse(text);

    /// <summary>A line for each run.</summary>
    public static string Text(IEnumerable<RecallRun> runs) => RunLines<RecallRun>.Text(runs);
}
