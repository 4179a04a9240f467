using System.Reflection;
using System.Runtime.Loader;

namespace Headroom.Grading.Hosting;

/// <summary>
/// One check's own copy of the graders, bound to one compiled exercise. The graders were compiled against the solutions' signatures;
/// here the assembly named Exercises is the learner's.
/// </summary>
internal sealed class ExerciseContext(string graders, string exercise) : AssemblyLoadContext("exercise", isCollectible: true)
{
    public Assembly LoadGraders() => Open(this, graders);

    protected override Assembly? Load(AssemblyName name) => name.Name == "Exercises" ? Open(this, exercise) : null;

    /// <summary>Loads from memory, so that the files may be replaced while the process lives. The PDB gives stack traces their lines.</summary>
    public static Assembly Open(AssemblyLoadContext context, string path)
    {
        using var image = new MemoryStream(File.ReadAllBytes(path));
        var symbols = Path.ChangeExtension(path, ".pdb");
        using var pdb = File.Exists(symbols) ? new MemoryStream(File.ReadAllBytes(symbols)) : null;
        var assembly = context.LoadFromStream(image, pdb);
        AppContext.SetData(SymbolsOf(assembly), pdb?.ToArray());
        return assembly;
    }

    // The key under which a simulated GPU looks for the lines of code that has no file.
    private static string SymbolsOf(Assembly assembly) => $"submission-pdb:{assembly.ManifestModule.ModuleVersionId:N}";
}
