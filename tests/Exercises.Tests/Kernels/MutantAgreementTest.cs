using System.Reflection;
using System.Runtime.Loader;
using Headroom.Cli.Mutants;
using Headroom.Cli.Proofs;
using Headroom.Course;
using Headroom.Grading.Checking;
using Headroom.Grading;
using Headroom.Grading.Kernels;
using Headroom.Simulator.Running;
using ILGPU;

namespace Headroom.Testing;

/// <summary>Our legality check and ILGPU's own compiler accept and refuse the same kernels of the mutants.</summary>
public sealed class MutantAgreementTest
{
    private static readonly CourseLayout s_layout = CourseLayout.Find();
    private static readonly WarmCompiler s_compiler = new(s_layout);

    public static TheoryData<string> Ids => KernelModesTest.Ids;

    [Theory, MemberData(nameof(Ids))]
    public void The_two_agree_on_every_mutant(string id)
    {
        using var ptx = CodeGenerator.Ptx80();
        var differences = new List<string>();
        var kernels = 0;
        foreach (var exercise in Syllabus.Load(s_layout.Root).Find(id).Choices)
            foreach (var mutant in Mutant.All(s_layout, exercise))
                foreach (var kernel in Compile(mutant).GetExportedTypes().SelectMany(KernelMethods.Of))
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

    private static Assembly Compile(Mutant mutant)
    {
        var folder = Directory.CreateTempSubdirectory("headroom-mutant-");
        try
        {
            var assembly = s_compiler.Compile(Path.Combine(folder.FullName, "Wrong.cs"), mutant.Text);
            Assert.True(assembly is not null, $"{mutant.Where} {mutant.Name} does not compile");
            return new AssemblyLoadContext(mutant.Name, isCollectible: true).LoadFromStream(new MemoryStream(File.ReadAllBytes(assembly)));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
