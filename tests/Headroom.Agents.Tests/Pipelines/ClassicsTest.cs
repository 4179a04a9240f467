using Headroom.Agents.Chats;
using Headroom.Agents.DataSets;
using Headroom.Agents.Patches;
using Headroom.Agents.Pipelines;
using Headroom.Agents.Rollouts;
using Headroom.Agents.Scripted;
using Headroom.Agents.Sources;
using Headroom.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Headroom.Agents.Tests.Pipelines;

public sealed class ClassicsTest
{
    private static readonly string[] s_needed = ["System.Private.CoreLib", "System.Runtime", "System.Collections", "System.Linq"];

    private static readonly MetadataReference[] s_runtime =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => s_needed.Contains(Path.GetFileNameWithoutExtension(path)))
                .Select(path => MetadataReference.CreateFromFile(path))];

    [Fact]
    public async Task Every_change_of_the_scripted_teacher_compiles()
    {
        SourceFile[] files = [.. Classics.Files.Select(file => new SourceFile(file.Path, file.Text.ReplaceLineEndings("\n")))];
        foreach (var file in files) Assert.Equal("", Errors(file.Text));
        var rollouts = new TwoRollouts(new ScriptedTeacher(4, ScriptedHabits.Faithful), 0);
        var changes = new Dictionary<string, string>();
        foreach (var file in files)
        {
            foreach (var (index, member) in Member.Of(file).Index())
            {
                // Each method gets four of the twelve kinds, its neighbours the others.
                foreach (var kind in Instructions.All.Where((_, i) => i % 3 == index % 3))
                {
                    var trajectory = await rollouts.Run(file, member, kind, TestContext.Current.CancellationToken);
                    foreach (var patch in new[] { trajectory.FirstPatch, trajectory.SecondPatch }.Where(patch => patch.Length > 0))
                    {
                        changes[Assert.Single(PatchReader.Read(patch)).Apply(file.Text)] = $"{kind.Name}\n{patch}";
                    }
                }
            }
        }
        Assert.True(changes.Count > 25, $"{changes.Count} changes");
        Assert.All(changes, change => Assert.True(Errors(change.Key) == "", $"{Errors(change.Key)}\n{change.Value}"));
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

    [Fact]
    public async Task The_record_that_is_kept_here_gives_the_same_data_without_a_teacher()
    {
        using var classics = new TemporaryFolder();
        using var asked = new TemporaryFolder();
        using var replayed = new TemporaryFolder();
        foreach (var (path, text) in Classics.Files) classics.Write(path, text);
        var pipeline = new Pipeline(CodeRepository.Open(classics.Path), new PipelineOptions { Methods = 6 });
        await pipeline.Run(new("scripted", new ScriptedTeacher(4)), asked.Path, cancel: TestContext.Current.CancellationToken);
        var answers = await File.ReadAllTextAsync(Path.Combine(asked.Path, Pipeline.AnswersFile), TestContext.Current.CancellationToken);
        Snapshot.Match(answers);
        replayed.Write("record.jsonl", answers);
        var result = await pipeline.Run(
            Teacher.Recorded(Path.Combine(replayed.Path, "record.jsonl")), Path.Combine(replayed.Path, "data"),
            cancel: TestContext.Current.CancellationToken);
        Assert.Equal(result.Meter.Answers, result.Meter.Replayed);
        string Learned(params string[] at) => File.ReadAllText(Path.Combine([.. at, DataSet.TrainFile]));
        Assert.Equal(Learned(asked.Path), Learned(replayed.Path, "data"));
    }

    private static string Errors(string text) => string.Join('\n', CSharpCompilation
        .Create("c", [CSharpSyntaxTree.ParseText(text)], s_runtime, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary))
        .GetDiagnostics().Where(each => each.Severity == DiagnosticSeverity.Error));
}
