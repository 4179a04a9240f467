namespace Headroom.Grading.Compiling;

/// <summary>Compiles one exercise file into an assembly named Exercises.</summary>
public interface IExerciseCompiler
{
    /// <summary>Compiles <paramref name="source"/> into <paramref name="folder"/>/Exercises.dll.</summary>
    Task<Compilation> Compile(string source, string folder, CancellationToken cancel = default);
}
