namespace Headroom.PostTraining;

/// <summary>The runs of docs/runs/reward.sh: reward, rejection and imitation on tasks that a program verifies.</summary>
public static class RewardRuns
{
    private static readonly RunLines<RewardRun> s_lines = new("reward.jsonl");

    private static readonly Lazy<IReadOnlyList<RewardRun>> s_current = new(s_lines.Embedded);

    /// <summary>Those that come with the course.</summary>
    public static IReadOnlyList<RewardRun> Current => s_current.Value;

    /// <summary>A run for each line.</summary>
    /// <exception cref="InvalidDataException">A line is no run; the message says which.</exception>
    public static IReadOnlyList<RewardRun> Parse(string text) => s_lines.Parse(text);

    /// <summary>A line for each run.</summary>
    public static string Text(IEnumerable<RewardRun> runs) => RunLines<RewardRun>.Text(runs);
}
