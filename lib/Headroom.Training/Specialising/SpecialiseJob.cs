using System.Diagnostics;
using System.Text.Json;
using Headroom.Specialising;
using Headroom.Training.Models;

namespace Headroom.Training.Specialising;

/// <summary>
/// Examines a model, trains adapters for some minutes, examines it again. What it has is kept in its folder, so that a run that was ended
/// goes on: the first examination, and a checkpoint every 40 seconds.
/// </summary>
/// <param name="model">As it is shipped.</param>
/// <param name="name">Of it.</param>
/// <param name="data">What is read and asked.</param>
/// <param name="vocabulary">Of the tokenizer.</param>
/// <param name="folder">Where everything is kept.</param>
/// <param name="tell">A line for each thing done.</param>
internal sealed class SpecialiseJob(
    TinyLm model, string name, SpecialiseData data, int vocabulary, string folder, Action<string> tell)
{
    private const double SaveSeconds = 40, TrialSeconds = 3;
    private const double Passes = 4; // more are learned by heart
    private const int FewestSteps = 20;

    private readonly string _checkpoint = Path.Combine(folder, "adapters.safetensors");
    private readonly string _before = Path.Combine(folder, "before.json");

    /// <summary>Where the result is.</summary>
    public string Result => Path.Combine(folder, "result.json");

    /// <exception cref="FormatException">The folder has another run; the message says what to do.</exception>
    public void Run(double minutes, int seed)
    {
        var run = $"{name}, seed {seed}, data {data.Fingerprint}";
        Prepare(run);
        if (AdapterCheckpoint.Notes(_checkpoint) is { } known && known.Done >= known.Planned && File.Exists(Result))
        {
            tell($"{Result} is there already; another --out, or this folder deleted, begins anew.");
            return;
        }
        var exam = new FileExam(data.HeldOut, model.Shape.Context);
        var before = Before(exam, run);
        var rows = new DocumentRows(data.Documents, vocabulary, data.Bytes, seed);
        var (adapted, steps, seconds) = Train(rows, run, minutes, seed);
        using (adapted)
        {
            var scores = exam.Of(adapted.Model);
            var after = ReportedExam.Of(exam.Asked, scores);
            Say("after", after);
            var report = new SpecialiseReport(
                name, seed, steps, Math.Round(seconds, 1), rows.Tokens, ReportedExam.Of(exam.Asked, before), after,
                ReportedExam.Difference(exam.Asked, before, scores));
            AtomicFile.Write(Result, report.Write());
        }
    }

    private void Prepare(string run)
    {
        Directory.CreateDirectory(folder);
        foreach (var draft in Directory.EnumerateFiles(folder, "*.tmp")) File.Delete(draft);
        if (AdapterCheckpoint.Notes(_checkpoint) is { } notes && notes.Run != run)
            throw new FormatException($"{folder} has a run of another model, seed or data. Take another --out, or delete {_checkpoint}.");
    }

    private IReadOnlyList<FileScore> Before(FileExam exam, string run)
    {
        if (Kept() is { Scores: { } scores } kept && kept.Run == run && scores.Count == exam.Asked.Count) return scores;
        var before = exam.Of(model);
        Say("before", ReportedExam.Of(exam.Asked, before));
        AtomicFile.Write(_before, JsonSerializer.Serialize(new KeptExam(run, before), SpecialiseReport.Options));
        return before;
    }

    private KeptExam? Kept()
    {
        try
        {
            return File.Exists(_before) ? JsonSerializer.Deserialize<KeptExam>(File.ReadAllText(_before), SpecialiseReport.Options) : null;
        }
        catch (JsonException)
        {
            return null; // it is made anew
        }
    }

    private (AdapterTrainer Trainer, long Steps, double Seconds) Train(DocumentRows rows, string run, double minutes, int seed)
    {
        var notes = AdapterCheckpoint.Notes(_checkpoint);
        var (planned, trial) = notes is { } old ? (old.Planned, old.Seconds) : Planned(rows, minutes, seed);
        var trainer = new AdapterTrainer(model, rows, new AdapterRecipe { Steps = planned, Seed = seed });
        if (notes is { } at) AdapterCheckpoint.Restore(_checkpoint, trainer, at.Done);
        tell(notes is null
            ? $"{planned} steps of {SpecialiseRun.StepTokens:N0} tokens"
            : $"goes on after step {trainer.Done} of {planned}");
        var (begun, saveAt, sum, count) = (Stopwatch.GetTimestamp(), trial + SaveSeconds, 0.0, 0);
        while (trainer.Done < planned && Spent() < 60 * minutes)
        {
            (sum, count) = (sum + trainer.Step(), count + 1);
            if (Spent() < saveAt) continue;
            Save();
        }
        Save();
        return (trainer, trainer.Done, Spent());

        double Spent() => trial + Stopwatch.GetElapsedTime(begun).TotalSeconds;

        void Save()
        {
            AdapterCheckpoint.Write(_checkpoint, trainer, run, Spent());
            if (count > 0) tell($"step {trainer.Done} of {planned}: {sum / count:0.0000} nats a token, {Spent():0} s");
            (saveAt, sum, count) = (Spent() + SaveSeconds, 0, 0);
        }
    }

    // The number of steps is fixed before the first, for the rate falls towards the last: as many as the time allows, by a trial.
    private (int Steps, double Seconds) Planned(DocumentRows rows, double minutes, int seed)
    {
        var begun = Stopwatch.GetTimestamp();
        using var trainer = new AdapterTrainer(model, rows, new AdapterRecipe { Steps = int.MaxValue, Seed = seed });
        trainer.Step(); // the first one takes longer
        var first = Stopwatch.GetElapsedTime(begun).TotalSeconds;
        do trainer.Step();
        while (Stopwatch.GetElapsedTime(begun).TotalSeconds < Math.Min(TrialSeconds, 3 * minutes));
        var spent = Stopwatch.GetElapsedTime(begun).TotalSeconds;
        var step = (spent - first) / (trainer.Done - 1);
        var most = Math.Max(FewestSteps, Passes * rows.Tokens / SpecialiseRun.StepTokens);
        return ((int)Math.Max(1, Math.Min(most, 0.9 * (60 * minutes - spent) / step)), spent);
    }

    private void Say(string when, ReportedExam exam) => tell(
        $"{name} {when}: {exam.BitsPerByte.Mean:0.0000} bits per byte, "
        + $"identifiers {exam.Identifier.Mean:P1} of {exam.Identifier.Asked:N0}, "
        + $"rests of lines {exam.RestOfLine.Mean:P1} of {exam.RestOfLine.Asked:N0}, {exam.Files} files");

    private sealed record KeptExam(string Run, IReadOnlyList<FileScore>? Scores);
}
