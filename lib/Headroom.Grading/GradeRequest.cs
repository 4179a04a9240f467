namespace Headroom.Grading;

/// <summary>Asks for the grade of a compiled file; with a device's name, its cases run there and only what came of that is told.</summary>
/// <param name="Exercise">The exercise's id, for what the learner is told.</param>
/// <param name="Grader">The grader's class, without its namespace.</param>
/// <param name="Assembly">Path of the compiled file.</param>
/// <param name="Seed">Of the inputs.</param>
/// <param name="Device">cuda, opencl or cpu; null for the simulated GPU.</param>
/// <param name="UntilWrong">Run no case after one that decides the report.</param>
/// <param name="AllSolutions">
/// The file holds the solutions of all exercises: one may refer to what another may not, so that nothing is refused.
/// </param>
/// <param name="IsExamined">
/// Nobody trusts the file, for a class is graded: nothing of it may run on after the last case, and the grade tells what was expected.
/// </param>
public sealed record GradeRequest(
    string Exercise, string Grader, string Assembly, int Seed, string? Device = null, bool UntilWrong = false, bool AllSolutions = false,
    bool IsExamined = false)
{
    /// <summary>
    /// Texts of the learner's files of the exercises that this one needs, by their paths below <c>exercises/</c>, as far as the learner has
    /// them. Graded code itself cannot read them. The text of the graded file lies in its symbols: <see cref="Grader.Source"/>.
    /// </summary>
    public IReadOnlyDictionary<string, string> Sources { get; init; } = new Dictionary<string, string>();
}
