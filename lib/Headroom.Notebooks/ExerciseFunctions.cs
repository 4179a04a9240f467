using System.Reflection;
using Headroom.Course;
using Headroom.Course.Units;
using Headroom.Grading.Compiling;
using Headroom.Grading.Hosting;

namespace Headroom.Notebooks;

/// <summary>Compiles exercise files, the learner's or the course's, and hands out their functions.</summary>
internal sealed class ExerciseFunctions(CourseLayout layout) : IDisposable
{
    private readonly Compiler _compiler = new(CompileRecipe.Load(layout));
    private readonly string _scratch = Directory.CreateTempSubdirectory("headroom-use-").FullName;
    private readonly Dictionary<(string File, DateTime Saved), Assembly> _loaded = [];

    /// <exception cref="ArgumentException">The file has no such function, or one with another signature.</exception>
    public TDelegate Find<TDelegate>(Exercise exercise, string file, string function) where TDelegate : Delegate
    {
        var methods = Load(layout.PathTo(file)).GetTypes().Where(t => t.IsPublic)
            .SelectMany(t => t.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Where(m => !m.IsSpecialName).ToList();
        var named = methods.Where(m => NameOf(m) == function).ToList();
        if (named.Count == 0)
            throw new ArgumentException(
                $"{exercise.Id} has no function {function}. It has {string.Join(", ", methods.Select(NameOf).Distinct())}.",
                nameof(function));
        return named.Select(m => m.IsGenericMethod ? null : Delegate.CreateDelegate(typeof(TDelegate), m, throwOnBindFailure: false))
            .OfType<TDelegate>().FirstOrDefault()
            ?? throw new ArgumentException(
                $"{function} of {exercise.Id} is {string.Join(" or ", named)}, which is not a {typeof(TDelegate).Name} as asked for.",
                nameof(function));
    }

    public void Dispose()
    {
        try
        {
            Directory.Delete(_scratch, recursive: true);
        }
        catch (IOException)
        {
            // The system's temporary folder is cleaned by others.
        }
    }

    private static string NameOf(MethodInfo method) => $"{method.DeclaringType!.Name}.{method.Name}";

    private Assembly Load(string path)
    {
        var key = (path, File.GetLastWriteTimeUtc(path));
        if (_loaded.TryGetValue(key, out var known)) return known;
        var folder = Path.Combine(_scratch, $"{_loaded.Count}");
        var compilation = Task.Run(() => _compiler.Compile(path, folder)).GetAwaiter().GetResult();
        if (compilation.Assembly is not { } assembly)
            throw new InvalidOperationException($"{path} does not compile: {compilation.Errors[0].Message}");
        return _loaded[key] = new ExerciseContext(layout.Graders, assembly).LoadExercise();
    }
}
