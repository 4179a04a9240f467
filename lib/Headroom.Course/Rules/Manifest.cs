using Headroom.Course.Json;
using Headroom.Course.Units;

namespace Headroom.Course.Rules;

/// <summary>A value with the object it was read from, for the position of an error.</summary>
internal readonly record struct Sourced<T>(T Value, ObjectNode Source);

/// <summary>The manifest as records, possibly incomplete: empty where a form has already complained.</summary>
internal sealed record Manifest(string Title, IReadOnlyList<Sourced<Unit>> Units, IReadOnlyList<Sourced<Exercise>> Exercises)
{
    /// <summary>Everything with a file and a grader of its own: exercises and their alternatives, in the order of the text.</summary>
    public IEnumerable<Sourced<Exercise>> Submissions => Exercises.SelectMany(exercise =>
        exercise.Source.Objects("alternatives").Zip(exercise.Value.Alternatives, (source, other) => new Sourced<Exercise>(other, source)).Prepend(exercise));

    public static Manifest Bind(Node tree)
    {
        if (tree is not ObjectNode root) return new Manifest("", [], []);
        var exercises = new List<Sourced<Exercise>>();
        var units = new List<Sourced<Unit>>();
        foreach (var node in root.Objects("units"))
        {
            var own = node.Objects("exercises").Select(source => new Sourced<Exercise>(Exercise(node.Text("id"), source), source)).ToArray();
            exercises.AddRange(own);
            units.Add(new Sourced<Unit>(Unit(node, [.. own.Select(exercise => exercise.Value)]), node));
        }
        return new Manifest(root.Text("title"), units, exercises);
    }

    private static Unit Unit(ObjectNode node, IReadOnlyList<Exercise> exercises) => new()
    {
        Id = node.Text("id"),
        Slug = node.Text("slug"),
        Title = node.Text("title"),
        Summary = node.Text("summary"),
        Notebook = node.Text("notebook"),
        BuildsOn = node.Texts("builds_on"),
        Exercises = exercises,
    };

    private static Exercise Exercise(string unit, ObjectNode node)
    {
        var exercise = Alone(unit, node);
        var others = node.Objects("alternatives").Select(other => exercise with { File = other.Text("file"), Grader = other.Text("grader") });
        return exercise with { Alternatives = [.. others] };
    }

    private static Exercise Alone(string unit, ObjectNode node) => new()
    {
        Id = node.Text("id"),
        Unit = unit,
        Title = node.Text("title"),
        File = node.Text("file"),
        Grader = node.Text("grader"),
        Objective = node.Text("objective"),
        OutOfScope = node.Text("out_of_scope"),
        Lines = node.Whole("lines"),
        Points = node.Whole("points"),
        Hints = node.Texts("hints"),
        Budgets = node["budgets"] is ObjectNode budgets ? BudgetsOf(budgets) : Budgets.Default,
        Starter = node.Texts("starter"),
    };

    private static Budgets BudgetsOf(ObjectNode node) => new()
    {
        Seconds = node.Number("seconds") ?? Budgets.Default.Seconds,
        MemoryMb = node["memory_mb"] is null ? Budgets.Default.MemoryMb : node.Whole("memory_mb"),
        Counters = node["counters"] is ObjectNode counters ? Counters(counters) : Budgets.Default.Counters,
        SpeedRatio = node.Number("speed_ratio"),
        SpeedBaseline = (node["speed_baseline"] as TextNode)?.Value,
    };

    private static Dictionary<string, double> Counters(ObjectNode node) =>
        node.Members.DistinctBy(member => member.Name).ToDictionary(member => member.Name, member => node.Number(member.Name) ?? 0);
}
