using Headroom.Agents.Pipelines;
using Headroom.Agents.Patches;
using Headroom.Agents.Rollouts;
using Headroom.Agents.Scripted;
using Headroom.Agents.Sources;
using Headroom.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Headroom.Agents.Tests.Pipelines;

public sealed class ClassicsTest
{
    private static readonly MetadataReference[] s_runtime =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Select(path => MetadataReference.CreateFromFile(path))];

    [Fact]
    public async Task Every_change_of_the_scripted_teacher_compiles()
    {
        SourceFile[] files = [.. Classics.Files.Select(file => new SourceFile(file.Path, file.Text.ReplaceLineEndings("\n")))];
        foreach (var file in files) Assert.Equal("", Errors(file.Text));
        var rollouts = new TwoRollouts(new ScriptedTeacher(4, ScriptedHabits.Faithful), 0);
        var changes = 0;
        foreach (var file in files)
        {
            foreach (var member in Member.Of(file))
            {
                foreach (var kind in Instructions.All)
                {
                    var trajectory = await rollouts.Run(file, member, kind, TestContext.Current.CancellationToken);
                    foreach (var patch in new[] { trajectory.FirstPatch, trajectory.SecondPatch }.Where(patch => patch.Length > 0))
                    {
                        changes++;
                        var after = Assert.Single(PatchReader.Read(patch)).Apply(file.Text);
                        Assert.True(Errors(after) == "", $"{kind.Name}: {Errors(after)}\n{patch}");
                    }
                }
            }
        }
        Assert.True(changes > 200, $"{changes} changes");
    }

    [Fact]
    public async Task Six_files_become_a_data_set_and_one_is_held_out()
    {
        using var classics = new TemporaryFolder();
        using var data = new TemporaryFolder();
        foreach (var (path, text) in Classics.Files) classics.Write(path, text);
        var pipeline = new Pipeline(CodeRepository.Open(classics.Path), new PipelineOptions { Methods = 20 });
        var result = await pipeline.Run(
            new("scripted", new ScriptedTeacher(4)), data.Path, cancel: TestContext.Current.CancellationToken);
        Assert.InRange(result.Data.HeldOut.Count, 1, 2);
        Assert.NotEmpty(result.Data.Edits);
        Assert.True(File.Exists(Path.Combine(data.Path, "card.md")));
    }

    private static string Errors(string text) => string.Join('\n', CSharpCompilation
        .Create("c", [CSharpSyntaxTree.ParseText(text)], s_runtime, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary))
        .GetDiagnostics().Where(each => each.Severity == DiagnosticSeverity.Error));
}
