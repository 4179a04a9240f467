namespace Headroom.Bench;

/// <summary>The claims that the README makes: what <c>./course bench</c> measures when no id is given, in at most 45 minutes.</summary>
public static class Headlines
{
    // The second member says whether --quick has it: seconds, not minutes.
    private static readonly (string Id, bool IsQuick)[] s_rows =
    [
        ("check.latency", true), ("check.watching", true), ("notebook.01", true), ("class.submissions", false),
        ("jupyter.ready", true), ("jupyter.completion.60", true),
        ("simulator.metered", true), ("attention.metered", true), ("scan.bytes", true), ("linear.crossover", false),
        ("quantization.gemv.ratio", true),
        ("training.step.64", true), ("training.products", true),
        ("inference.llama.target-q4-0-1", true), ("inference.torch.q4", false), ("inference.prefill", true),
        ("speculation.stories.draft.fp32", true), ("speculation.edits.lookup.fp32", true),
        ("speculation.controller.stationary", true), ("speculation.controller.unguessable", true),
    ];

    public static IReadOnlyList<Claim> All { get; } = [.. s_rows.Select(row => Named(row.Id))];

    public static IReadOnlyList<Claim> Quick { get; } = [.. s_rows.Where(row => row.IsQuick).Select(row => Named(row.Id))];

    private static Claim Named(string id) => Catalogue.Claims.Single(claim => claim.Id == id);
}
