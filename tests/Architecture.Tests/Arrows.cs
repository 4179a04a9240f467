namespace Architecture.Tests;

/// <summary>Which project of lib may refer to which; arrows point down and never in a circle.</summary>
internal static class Arrows
{
    public static IReadOnlyDictionary<string, string[]> Table { get; } = new Dictionary<string, string[]>
    {
        ["Headroom.Course"] = [],
        ["Headroom.Simulator"] = [],
        ["Headroom"] = ["Headroom.Simulator"],
        ["Headroom.Charts"] = ["Headroom"],
        ["Headroom.Training"] = ["Headroom"],
        ["Headroom.Grading"] = ["Headroom", "Headroom.Course"],
        ["Headroom.Classroom"] = ["Headroom.Grading", "Headroom", "Headroom.Course"],
        ["Headroom.Agents"] = ["Headroom", "Headroom.Grading"],
        ["Headroom.Notebooks"] = ["Headroom.Grading", "Headroom.Charts", "Headroom", "Headroom.Course"],
        ["Headroom.Editing"] = [],
        ["Headroom.Jupyter"] = ["Headroom.Editing"],
        ["Headroom.LanguageServer"] = ["Headroom.Editing", "Headroom.Course"],
        ["Headroom.Web"] = ["Headroom.Grading"],
        ["Headroom.Cli"] = ["Headroom.Jupyter", "Headroom.Notebooks", "Headroom.Grading", "Headroom.Classroom", "Headroom.Agents",
            "Headroom.Course"],
    };

    /// <summary>Packages that one part of the course alone builds on, and its projects.</summary>
    public static IReadOnlyDictionary<string, string[]> Packages { get; } = new Dictionary<string, string[]>
    {
        ["ILGPU"] = ["Headroom.Simulator", "Headroom"],
        ["ILGPU.Algorithms"] = ["Headroom.Simulator", "Headroom"],
        ["TorchSharp"] = ["Headroom.Training"],
        ["Plotly.NET"] = ["Headroom.Charts"],
        ["NetMQ"] = ["Headroom.Jupyter"],
        ["StreamJsonRpc"] = ["Headroom.LanguageServer"],
    };

    /// <summary>The project itself and all that its arrows lead to.</summary>
    public static IReadOnlySet<string> Reachable(string project)
    {
        var seen = new HashSet<string> { project };
        var open = new Queue<string>(seen);
        while (open.TryDequeue(out var at))
            foreach (var next in Table[at])
                if (seen.Add(next)) open.Enqueue(next);
        return seen;
    }

    /// <summary>
    /// The project that a namespace belongs to: <c>Headroom.Grading.Kernels</c> is of Headroom.Grading, <c>Headroom.Models</c> of Headroom;
    /// null for one of neither.
    /// </summary>
    public static string? ProjectOf(string space) =>
        Table.Keys.Where(name => space == name || space.StartsWith(name + ".", StringComparison.Ordinal)).MaxBy(name => name.Length);
}
