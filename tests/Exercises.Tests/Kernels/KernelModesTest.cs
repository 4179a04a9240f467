using System.Reflection;
using Headroom.Course;
using Headroom.Course.Units;
using Headroom.Grading;
using Headroom.Grading.Hosting;
using Headroom.Grading.Kernels;

namespace Headroom.Testing;

/// <summary>
/// Every kernel of every solution leaves the same bits in each mode of the simulator. The graders are the recipes: each is run on its
/// solution, and each of its launches is made in all modes.
/// </summary>
public sealed class KernelModesTest
{
    private const int Seed = 20931;

    public static TheoryData<string> Ids => [.. Syllabus.Load(Repository.Root).Exercises.Where(HasKernels).Select(exercise => exercise.Id)];

    [Theory, MemberData(nameof(Ids))]
    public void Metered_and_fast_agree(string id)
    {
        var exercise = Syllabus.Load(Repository.Root).Exercises.Single(e => e.Id == id);
        using var modes = new AllModes();
        Grade(exercise);
        Assert.True(modes.Differences.Count == 0, string.Join('\n', modes.Differences));
        var missed = Kernels(exercise).Except(modes.Kernels.Select(k => k.IsGenericMethod ? k.GetGenericMethodDefinition() : k))
            .Select(k => $"{k.DeclaringType}.{k.Name}");
        Assert.True(!missed.Any(), $"{exercise.Grader} launches no {string.Join(" and no ", missed)}: write a case that does");
    }

    [Fact]
    public void Units_with_kernels_are_found() => Assert.Contains("02.5", Ids.Select(row => row.Data));

    private static void Grade(Exercise exercise)
    {
        var grader = (Grader)Activator.CreateInstance(GraderOf(exercise)!)!;
        var request = new GradeRequest(exercise.Id, exercise.Grader, Solutions.Location, Seed, AllSolutions: true);
        var report = grader.Run(request, _ => { });
        Assert.NotEqual(Reason.Harness, report.Reason);
    }

    private static Assembly Solutions { get; } = Assembly.Load("Exercises");

    private static Type? GraderOf(Exercise exercise) => Assembly.Load("Graders").GetType($"Graders.{exercise.Grader}");

    private static bool HasKernels(Exercise exercise) =>
        GraderOf(exercise)?.IsAssignableTo(typeof(KernelGrader)) == true || Kernels(exercise).Any();

    // A public method without a result that takes views and nothing of the host's. Private ones may be a kernel's helpers.
    private static IEnumerable<MethodInfo> Kernels(Exercise exercise) =>
        (Solutions.GetType(Path.GetFileNameWithoutExtension(exercise.File))?.GetMethods(BindingFlags.Public | BindingFlags.Static) ?? [])
        .Where(m => m.ReturnType == typeof(void) && m.GetParameters().Any(IsView) && !m.GetParameters().Any(IsOfTheHost));

    private static bool IsView(ParameterInfo parameter) =>
        parameter.ParameterType.IsValueType && parameter.ParameterType.Name.StartsWith("ArrayView", StringComparison.Ordinal);

    private static bool IsOfTheHost(ParameterInfo parameter) => !parameter.ParameterType.IsValueType;
}
