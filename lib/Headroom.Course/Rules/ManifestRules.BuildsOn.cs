using Headroom.Course.Errors;

namespace Headroom.Course.Rules;

internal sealed partial class ManifestRules
{
    private void CheckBuildsOn()
    {
        var graph = new BuildsOnGraph(manifest.Units);
        var cycles = graph.Cycles();
        foreach (var (from, step) in graph.Steps())
        {
            var unit = manifest.Units[from].Value.Id;
            if (graph.Target(step) is not { } target)
                errors.Add(step.At, $"unit {unit}: builds_on names {Quoted.Text(step.Value!)}, which is no unit",
                    $"Nearest: {string.Join(", ", Nearest.Of(step.Value!, graph.Ids))}.");
            else if (cycles.TryGetValue(step, out var cycle))
                errors.Add(step.At, $"unit {unit}: builds_on runs in a circle, {cycle}", "Remove one of its steps.");
            else if (target > from && !graph.Reaches(target, from))
                errors.Add(step.At, $"unit {unit}: builds on {step.Value}, which comes later",
                    $"Move unit {step.Value} before unit {unit}, or remove it from builds_on.");
        }
    }
}
