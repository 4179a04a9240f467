using Headroom.Grading.Compiling;
using Headroom.Grading.Hosting;

namespace Headroom.Grading.Checking;

/// <summary>Where files that nobody trusts are checked.</summary>
/// <param name="Containment">What the graded code's process is started within.</param>
/// <param name="Compiler">Compiles the files.</param>
/// <param name="Scratch">A folder for what is compiled; its owner deletes it. Graded code's process has to read it.</param>
public sealed record CheckSurroundings(IContainment Containment, IExerciseCompiler Compiler, string Scratch);
