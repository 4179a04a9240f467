namespace Headroom.Cli.Classes;

/// <summary>What <c>grade</c> was asked for.</summary>
/// <param name="Submissions">A folder, or a .csv of git addresses; null where runs are merged.</param>
/// <param name="Out">The folder of marks and books.</param>
/// <param name="Units">Units or exercises, by comma; null for all.</param>
/// <param name="Jobs">Learners at a time.</param>
/// <param name="Resume">Go on where an earlier run into the same folder stopped.</param>
/// <param name="Shard">K/N; null for the whole class.</param>
/// <param name="Trust">Grade without a sandbox.</param>
/// <param name="Accepted">A table of held marks that a person has read.</param>
/// <param name="Merge">Folders of runs; empty where submissions are graded.</param>
/// <param name="Json">Print the gradebook as JSON and nothing else.</param>
internal sealed record ClassOptions(
    string? Submissions, string Out, string? Units, int Jobs, bool Resume, string? Shard, bool Trust, string? Accepted,
    IReadOnlyList<string> Merge, bool Json);
