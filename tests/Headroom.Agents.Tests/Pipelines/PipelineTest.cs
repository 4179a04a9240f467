using System.Text.Json;
using Headroom.Agents.Chats;
using Headroom.Agents.DataSets;
using Headroom.Agents.Pipelines;
using Headroom.Agents.Rollouts;
using Headroom.Agents.Scripted;
using Headroom.Agents.Sources;
using Headroom.Testing;
using Headroom.Testing.Teachers;
using Microsoft.Extensions.AI;

namespace Headroom.Agents.Tests.Pipelines;

public sealed class PipelineTest : IDisposable
{
    private readonly TemporaryFolder _shop = new(), _data = new();

    public PipelineTest() => SampleRepository.Write(_shop, 200);

    public void Dispose()
    {
        _shop.Dispose();
        _data.Dispose();
    }

    [Fact]
    public async Task A_repository_of_200_files_becomes_a_data_set_with_its_card()
    {
        var result = await Run(new ScriptedTeacher(1), new PipelineOptions { Methods = 150 });
        Assert.True(result.Complete);
        Assert.Equal(150, result.Data.Trajectories.Count);
        Assert.InRange(result.Data.Edits.Count, 40, 140);
        Assert.All(result.Data.Trajectories.Where(each => each.Reject == Reject.None), each => Assert.InRange(each.Recall!.Value, 0.5, 1));
        Assert.True(result.Data.Trajectories.Select(each => each.Reject).Distinct().Count() >= 4);
        Snapshot.Match(Read(DataSet.CardFile).Replace(Path.GetFileName(_shop.Path), "SHOP"));
    }

    [Fact]
    public async Task Nothing_of_a_held_out_file_is_learned_from_or_shown()
    {
        var result = await Run(new ScriptedTeacher(1), new PipelineOptions { Methods = 100 });
        string[] Paths(string file) =>
            [.. Read(file).Trim().Split('\n').Select(line => JsonDocument.Parse(line).RootElement.GetProperty("path").GetString()!)];
        var (train, held) = (Paths(DataSet.TrainFile), Paths(DataSet.HoldOutFile));
        Assert.Empty(train.Intersect(held));
        Assert.All(held, path => Assert.True(HoldOut.Holds(path)));
        Assert.InRange(held.Length, 10, 50);
        var answers = Read(Pipeline.AnswersFile);
        Assert.All(held, path => Assert.DoesNotContain(path, answers));
        var edit = JsonDocument.Parse(Read(DataSet.TrainFile).Trim().Split('\n')[^1]).RootElement;
        Assert.Equal(["path", "instruction", "before", "after"], edit.EnumerateObject().Select(member => member.Name));
        Assert.DoesNotContain(result.Data.Train, file => file.Path.Contains("/obj/"));
    }

    [Fact]
    public async Task A_teacher_that_fails_at_any_request_loses_nothing()
    {
        var options = new PipelineOptions { Methods = 4 };
        await Run(new ScriptedTeacher(1), options);
        var whole = Read(DataSet.TrainFile);
        var requests = Read(Pipeline.AnswersFile).Count(letter => letter == '\n');
        File.Delete(Path.Combine(_data.Path, Pipeline.AnswersFile));
        for (var failing = 0; failing < requests; failing++)
        {
            // One answer a run, and then an error: what was answered is never asked for again.
            var teacher = new FailingTeacher(new ScriptedTeacher(1), 1);
            var result = await Run(teacher, options);
            Assert.Equal(failing == requests - 1, result.Complete);
            Assert.Equal(failing + 1, Read(Pipeline.AnswersFile).Count(letter => letter == '\n'));
        }
        Assert.Equal(whole, Read(DataSet.TrainFile));
    }

    [Fact]
    public async Task A_limit_stops_the_run_and_keeps_what_it_has_and_a_higher_one_goes_on()
    {
        var options = new PipelineOptions { Methods = 20, MostTokens = 20_000 };
        var few = await Run(new ScriptedTeacher(1), options);
        Assert.False(few.Complete);
        Assert.Matches(@"^stopped after \d+ of 20 methods: [\d,]+ of 20,000 tokens are used", few.End);
        Assert.InRange(few.Meter.InputTokens + few.Meter.OutputTokens, 1_000, 20_000);
        Assert.NotEmpty(few.Data.Trajectories);
        var all = await Run(new ScriptedTeacher(1), options with { MostTokens = null });
        Assert.True(all.Complete);
        Assert.InRange(all.Meter.Replayed, few.Meter.Answers, all.Meter.Answers - 1);
    }

    [Fact]
    public async Task A_recorded_run_is_replayed_without_a_teacher()
    {
        var options = new PipelineOptions { Methods = 20 };
        await Run(new ScriptedTeacher(1), options);
        var (whole, answers) = (Read(DataSet.TrainFile), Path.Combine(_shop.Path, "recorded.jsonl"));
        File.Move(Path.Combine(_data.Path, Pipeline.AnswersFile), answers);
        var pipeline = new Pipeline(CodeRepository.Open(_shop.Path), options);
        var result = await pipeline.Run(Teacher.Recorded(answers), _data.Path, cancel: TestContext.Current.CancellationToken);
        Assert.True(result.Complete);
        Assert.Equal(whole, Read(DataSet.TrainFile));

        var other = new Pipeline(CodeRepository.Open(_shop.Path), options with { Seed = 10 });
        File.Delete(Path.Combine(_data.Path, Pipeline.AnswersFile));
        var stopped = await other.Run(Teacher.Recorded(answers), _data.Path, cancel: TestContext.Current.CancellationToken);
        Assert.Contains("none to this request", stopped.End);
    }

    [Fact]
    public async Task What_is_asked_for_stays_within_the_bound_that_consent_names()
    {
        var pipeline = new Pipeline(CodeRepository.Open(_shop.Path), new PipelineOptions { Methods = 30 });
        var teacher = new FailingTeacher(new ScriptedTeacher(1), int.MaxValue);
        await pipeline.Run(new Teacher("t", teacher), _data.Path, cancel: TestContext.Current.CancellationToken);
        Assert.InRange(teacher.MostTokens, 1, pipeline.MostTokens);
        Assert.All(teacher.Files, file => Assert.Contains(file, pipeline.Shown));
    }

    [Fact]
    public void Too_few_files_are_told()
    {
        using var empty = new TemporaryFolder();
        empty.Write("a.cs", "class A;");
        Assert.Contains("too few to learn from", Assert.Throws<InvalidOperationException>(
            () => new Pipeline(CodeRepository.Open(empty.Path), new PipelineOptions())).Message);
    }

    private Task<PipelineResult> Run(IChatClient teacher, PipelineOptions options) =>
        new Pipeline(CodeRepository.Open(_shop.Path), options).Run(
            new Teacher(ScriptedTeacher.Name, teacher), _data.Path, cancel: TestContext.Current.CancellationToken);

    private string Read(string file) => File.ReadAllText(Path.Combine(_data.Path, file));
}
