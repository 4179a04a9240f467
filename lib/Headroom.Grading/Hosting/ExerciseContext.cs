using System.Reflection;
using System.Runtime.Loader;

namespace Headroom.Grading.Hosting;

/// <summary>
/// One check's own copy of the graders, bound to one compiled exercise. The graders were compiled against the solutions' signatures;
/// here the assembly named Exercises is the learner's.
/// </summary>
internal sealed class ExerciseContext(string graders, string exercise) : AssemblyLoadContext("exercise", isCollectible: true)
{
    public Assembly LoadGraders() => Open(graders);

    protected override Assembly? Load(AssemblyName name) => name.Name == "Exercises" ? Open(exercise) : null;

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
