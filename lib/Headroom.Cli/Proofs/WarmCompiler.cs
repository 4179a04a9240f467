using System.Text;
using Headroom.Course;
using Headroom.Course.Stubs;
using Headroom.Grading.Checking;
using Headroom.Grading.Compiling;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace Headroom.Cli.Proofs;

/// <summary>
/// Compiles wrong submissions within this process, by the recipe of the exercises: 20 ms of processor time each, where a learner's check
/// starts a compiler's client for 110 ms and asks its server. Stub and solution are compiled as a learner's file is.
/// </summary>
internal sealed class WarmCompiler(CourseLayout layout)
{
    private readonly Lazy<CSharpCompilation> _recipe = new(() => Recipe(layout));

    /// <summary>The assembly beside <paramref name="file"/>; null where it does not compile: the SDK's compiler says why.</summary>
    public string? Compile(string file, string text)
    {
        var assembly = Path.Combine(Path.GetDirectoryName(file)!, "Exercises.dll");
        var symbols = Path.ChangeExtension(assembly, ".pdb");
        if (Image(file, text, symbols) is not var (image, pdb)) return null;
        File.WriteAllBytes(assembly, image);
        File.WriteAllBytes(symbols, pdb);
        return assembly;
    }

    /// <summary>The assembly and its symbols, for a place that they may be written to; null where it does not compile.</summary>
    public (byte[] Assembly, byte[] Symbols)? Image(string file, string text, string symbols)
    {
        var recipe = _recipe.Value;
        var tree = CSharpSyntaxTree.ParseText(text, (CSharpParseOptions)recipe.SyntaxTrees[0].Options, file, Encoding.UTF8);
        using var image = new MemoryStream();
        using var pdb = new MemoryStream();
        var options = new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb, pdbFilePath: symbols);
        return recipe.AddSyntaxTrees(tree).Emit(image, pdb, options: options).Success ? (image.ToArray(), pdb.ToArray()) : null;
    }

    private static CSharpCompilation Recipe(CourseLayout layout)
    {
        var response = CompileRecipe.Load(layout).ResponseFile;
        var parsed = CSharpCommandLineParser.Default.Parse([$"@{response}"], layout.Root, sdkDirectory: null);
        return CSharpCompilation.Create("Exercises",
            parsed.SourceFiles.Select(source =>
                CSharpSyntaxTree.ParseText(File.ReadAllText(source.Path), parsed.ParseOptions, source.Path, Encoding.UTF8)),
            parsed.MetadataReferences.Select(reference => MetadataReference.CreateFromFile(reference.Reference, reference.Properties)),
            parsed.CompilationOptions.WithOutputKind(OutputKind.DynamicallyLinkedLibrary)
                .WithOptimizationLevel(OptimizationLevel.Release).WithDeterministic(true));
    }
}
