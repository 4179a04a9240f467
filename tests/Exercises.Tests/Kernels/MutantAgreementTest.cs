using System.Reflection;
using System.Runtime.Loader;
using Headroom.Cli.Mutants;
using Headroom.Course;
using Headroom.Grading.Checking;
using Headroom.Grading;
using Headroom.Grading.Compiling;
using Headroom.Grading.Kernels;
using Headroom.Simulator.Running;
using ILGPU;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Headroom.Testing;

/// <summary>Our legality check and ILGPU's own compiler accept and refuse the same kernels of the mutants.</summary>
public sealed class MutantAgreementTest
{
    private static readonly CourseLayout s_layout = CourseLayout.Find();

    public static TheoryData<string> Ids => KernelModesTest.Ids;

    [Theory, MemberData(nameof(Ids))]
    public void The_two_agree_on_every_mutant(string id)
    {
        using var ptx = CodeGenerator.Ptx80();
        var recipe = CSharpCommandLineParser.Default.Parse([$"@{CompileRecipe.Load(s_layout).ResponseFile}"], s_layout.Root, null);
        var differences = new List<string>();
        var kernels = 0;
        foreach (var exercise in Syllabus.Load(s_layout.Root).Find(id).Choices)
            foreach (var mutant in Mutant.All(s_layout, exercise))
                foreach (var kernel in Compile(recipe, mutant).GetExportedTypes().SelectMany(KernelMethods.Of))
                {
                    kernels++;
                    var (ours, theirs) = (Refusal(kernel), ptx.WhyNot(kernel));
                    if (ours is null != theirs is null)
                        differences.Add(
                            $"{mutant.Where} {mutant.Name} {kernel.Name}: {ours ?? "accepted here"}; ILGPU: {theirs ?? "compiles"}");
                }

        Assert.Equal([], differences);
        Assert.True(kernels >= 3, $"{kernels} kernels");
    }

    private static string? Refusal(MethodInfo kernel) => Record.Exception(() => KernelLegality.Check(
        new(kernel, KernelMethods.IsImplicitlyGrouped(kernel) ? KernelSignature.IndexTypeOf(kernel) : IndexType.KernelConfig)))?.Message;

    private static Assembly Compile(CommandLineArguments recipe, Mutant mutant)
    {
        var sources = recipe.SourceFiles.Select(source => source.Path).Select(path => (Path: path, Text: File.ReadAllText(path)))
            .Append((Path: mutant.Where, mutant.Text))
                .Select(file => CSharpSyntaxTree.ParseText(file.Text, (CSharpParseOptions)recipe.ParseOptions, file.Path));
        var references =
            recipe.MetadataReferences.Select(reference => MetadataReference.CreateFromFile(reference.Reference, reference.Properties));
        var options = ((CSharpCompilationOptions)recipe.CompilationOptions).WithOutputKind(OutputKind.DynamicallyLinkedLibrary)
            .WithOptimizationLevel(Microsoft.CodeAnalysis.OptimizationLevel.Release);
        using var image = new MemoryStream();
        var result = CSharpCompilation.Create("Exercises", sources, references, options).Emit(image);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error)));
        image.Position = 0;
        return new AssemblyLoadContext(mutant.Name, isCollectible: true).LoadFromStream(image);
    }
}
