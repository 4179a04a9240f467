using System.Diagnostics;
using System.Globalization;
using Headroom.Agents.Chats;
using Headroom.Agents.Consenting;
using Headroom.Agents.DataSets;
using Headroom.Agents.Pipelines;
using Headroom.Agents.Rollouts;
using Headroom.Agents.Sources;
using Headroom.Grading.Reporting;

namespace Headroom.Cli.Specialising;

/// <summary>Starts the training program and gives its exit code.</summary>
internal delegate Task<int> TrainingStart(IReadOnlyList<string> arguments, CancellationToken cancel);

/// <summary>A repository becomes data, data a model with adapters, and both a page.</summary>
/// <param name="ask">A question with yes or no; null where nobody is there.</param>
internal sealed class SpecialiseRun(Learner learner, TrainingStart train, Func<string, bool?> ask)
{
    private const string ConsentName = "consent.json";

    public async Task<int> Run(SpecialiseOptions options, CancellationToken cancel)
    {
        var started = Stopwatch.StartNew();
        var teacher = TeacherChoice.Of(options);
        var repository = Repository(options);
        var name = options.Repository is null ? "private" : Path.GetFileName(repository.Root);
        var folder = Path.GetFullPath(options.Folder ?? learner.Layout.PathTo($"out/specialise/{name}"));
        var data = options.Data with { Longest = TimeSpan.FromMinutes(options.Minutes / 3) };
        var pipeline = new Pipeline(repository, data);
        if (!MaySend(pipeline, repository, teacher, options)) return Exit.Usage;

        var result = await Teach(pipeline, teacher, Path.Combine(folder, "data"), cancel);
        cancel.ThrowIfCancellationRequested();
        var (exit, why) = await Train(options, folder, options.Minutes - started.Elapsed.TotalMinutes, result.Data, cancel);
        var file = Path.Combine(folder, SpecialiseResult.FileName);
        var scores = exit == Exit.Ok && !options.DataOnly ? SpecialiseResult.Read(file) : null;
        var page = Path.Combine(folder, ResultPage.FileName);
        AtomicFile.Write(page, ResultPage.Of(name, File.ReadAllText(Path.Combine(folder, "data", DataSet.CardFile)), scores, why));
        Tell(scores, why);
        learner.Screen.Labelled("page", new Piece(page, Ink.Path));
        return exit;
    }

    private CodeRepository Repository(SpecialiseOptions options)
    {
        if (options.Repository is null) return CodeRepository.Open(learner.Layout.Root, PrivateCodebase.Holds);
        return Directory.Exists(options.Repository)
            ? CodeRepository.Open(options.Repository)
            : throw new UsageException($"there is no folder {options.Repository}");
    }

    // A teacher in this process sends nothing and asks nothing.
    private bool MaySend(Pipeline pipeline, CodeRepository repository, Teacher teacher, SpecialiseOptions options)
    {
        if (teacher.Endpoint is not { } endpoint) return true;
        var most = Math.Min(pipeline.MostTokens, options.Data.MostTokens ?? long.MaxValue);
        var request = new ConsentRequest(repository.Root, endpoint.Host, endpoint.Model, pipeline.Shown, most);
        if (options.Yes)
        {
            Print(request.Text);
            return true;
        }
        if (new ConsentFile(Path.Combine(learner.Layout.StateFolder, ConsentName)).Obtain(request, Asked)) return true;
        learner.Screen.Problem("Nothing was sent. --yes agrees on the command line; --scripted sends nothing to anyone.");
        return false;
    }

    private bool? Asked(string text)
    {
        Print(text);
        return ask("May they be sent? It is asked once for this repository and host.");
    }

    private async Task<PipelineResult> Teach(Pipeline pipeline, Teacher teacher, string folder, CancellationToken cancel)
    {
        var (tried, kept) = (0, 0);
        Say("taught", $"by {teacher.Name}");
        var result = await pipeline.Run(teacher, folder, trajectory =>
        {
            (tried, kept) = (tried + 1, kept + (trajectory.Reject == Reject.None ? 1 : 0));
            if (tried % 25 == 0) Say("", $"{tried:#,0} methods tried, {kept:#,0} edits kept");
        }, cancel);
        Say("data", string.Create(CultureInfo.InvariantCulture,
            $"{result.Data.Train.Count:#,0} files, {result.Data.Edits.Count:#,0} edits; {result.Data.HeldOut.Count:#,0} files held out"));
        Say("", result.Complete ? result.End : $"{result.End}. The same command goes on from there.");
        return result;
    }

    private async Task<(int Exit, string Why)> Train(
        SpecialiseOptions options, string folder, double minutes, DataSet data, CancellationToken cancel)
    {
        if (options.DataOnly) return (Exit.Ok, "only data was asked for.");
        File.Delete(Path.Combine(folder, SpecialiseResult.FileName));
        var exit = await train(
        [
            "specialise", Path.Combine(folder, "data"), "--out", folder,
            "--minutes", Math.Max(0.1, minutes).ToString("0.###", CultureInfo.InvariantCulture),
            "--model", options.Model, "--seed", options.Data.Seed.ToString(CultureInfo.InvariantCulture),
        ], cancel);
        return exit switch
        {
            Exit.Ok when File.Exists(Path.Combine(folder, SpecialiseResult.FileName)) => (Exit.Ok, ""),
            Exit.Ok => (Exit.Failed, "the training program ended without a result."),
            Exit.CannotRun => (exit, "this machine has no libtorch; ./course train mini restores it where there is a network."),
            _ => (exit, $"the training program ended with code {exit}; what it printed says why."),
        };
    }

    private void Tell(SpecialiseResult? result, string why)
    {
        if (result is null)
        {
            Say("model", $"nothing was trained: {why}");
            return;
        }
        Say("model", string.Create(CultureInfo.InvariantCulture,
            $"adapters on {result.Model}, {result.Steps:#,0} steps, measured on {result.After.Files:#,0} held-out files"));
        foreach (var row in ResultRow.Of(result))
            Say(
                "", $"{row.Name,-24} {row.Text(row.Before),-24} {row.Text(row.After),-24} "
                + $"by file {row.Text(row.Difference)}: {row.Verdict}");
    }

    private void Say(string label, string text) => learner.Screen.Labelled(label, new Piece(text));

    private void Print(string text)
    {
        foreach (var line in text.Split('\n')) learner.Screen.Write(line);
    }
}
