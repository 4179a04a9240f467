using System.Reflection;
using System.Runtime.Loader;

namespace Headroom.Grading.Hosting;

/// <summary>
/// One compiled exercise, and a check's own copy of the graders bound to it. The graders were compiled against the solutions' signatures;
/// here the assembly named Exercises is the learner's.
/// </summary>
internal sealed class ExerciseContext : AssemblyLoadContext
{
    private readonly string _graders, _exercise;

    public ExerciseContext(string graders, string exercise) : base("exercise", isCollectible: true)
    {
        (_graders, _exercise) = (graders, exercise);
        Resolving += (_, name) => AlreadyLoaded(name);
    }

    public Assembly LoadGraders() => Open(_graders);

    public Assembly LoadExercise() => Open(_exercise);

    protected override Assembly? Load(AssemblyName name) => name.Name == "Exercises" ? Open(_exercise) : BesideTheCourse(name);

    // What an exercise uses of the course must be what its caller uses, also where a notebook's host keeps that apart from its own
    // assemblies.
    private static Assembly? BesideTheCourse(AssemblyName name)
    {
        var course = GetLoadContext(typeof(ExerciseContext).Assembly);
        if (course is null || course == Default) return null;
        try { return course.LoadFromAssemblyName(name); }
        catch (FileNotFoundException) { return null; }
    }

    // A cell has loaded TorchSharp from where its notebook said; an exercise that it calls must mean the same tensors.
    private static Assembly? AlreadyLoaded(AssemblyName name) =>
        AppDomain.CurrentDomain.GetAssemblies().FirstOrDefault(a => !a.IsDynamic && !a.IsCollectible && a.GetName().Name == name.Name);

    // The key under which a simulated GPU looks for the lines of code that has no file.
    private static string SymbolsOf(Assembly assembly) => $"submission-pdb:{assembly.ManifestModule.ModuleVersionId:N}";

    // From memory, so that the files may be replaced while the process lives. The PDB gives stack traces their lines.
    private Assembly Open(string path)
    {
        using var image = new MemoryStream(File.ReadAllBytes(path));
        var symbols = Path.ChangeExtension(path, ".pdb");
        using var pdb = File.Exists(symbols) ? new MemoryStream(File.ReadAllBytes(symbols)) : null;
        var assembly = LoadFromStream(image, pdb);
        var key = SymbolsOf(assembly);
        AppContext.SetData(key, pdb?.ToArray());
        Unloading += _ => AppContext.SetData(key, null);
        return assembly;
    }
}
