using System.Diagnostics;
using Headroom.Shipped;
using Headroom.Specialising;
using Headroom.Tokenizing;
using Headroom.Training.Code;
using Headroom.Training.Models;
using Headroom.Training.Seeds;
using Headroom.Training.Shipping;
using TorchSharp;

namespace Headroom.Training.Specialising;

/// <summary>Makes the runs that docs/runs/specialise.json lacks, and writes the file after each.</summary>
internal sealed class SpecialiseSweep
{
    private readonly string _root, _path;
    private readonly Action<string> _tell;
    private readonly BytePairTokenizer _tokenizer;
    private readonly List<ExamFile> _training;
    private readonly FileExam _exam, _choice;
    private readonly Dictionary<string, TinyLm> _models = [];

    public SpecialiseSweep(string root, string path, Action<string> tell)
    {
        (_root, _path, _tell) = (root, path, tell);
        _tokenizer = Shipped("small").Tokenizer;
        _training = Files(heldOut: false);
        var context = Shipped("small").Shape.Context;
        _exam = new FileExam(Files(heldOut: true), context);
        _choice = new FileExam([.. _training.Where(file => PrivateCode.IsForChoice(file.Path))], context);
    }

    public void Run()
    {
        var all = Known();
        _tell(all.Text);
        foreach (var planned in SpecialisePlan.Runs)
        {
            if (all.Runs.Any(planned.IsSameAs)) continue;
            var begun = Stopwatch.GetTimestamp();
            var run = Measured(planned);
            all = all with { Runs = [.. all.Runs, run] };
            AtomicFile.Write(_path, all.Write());
            var asked = run.Choice ? all.LeftOut : all.HeldOut;
            _tell($"{run.Model}, {run.Share:0.###} of the files, seed {run.Seed}, {run.Steps} steps at {run.Rate:g}"
                + $"{(run.Choice ? ", choice" : "")}: {run.Scores.Sum(score => score.Bits) / asked.Sum(file => (double)file.Bytes):0.0000} "
                + "bits/byte, "
                + $"identifiers {run.Scores.Sum(score => score.Identifiers) / asked.Sum(file => (double)file.Identifiers):0.0000}, "
                + $"lines {run.Scores.Sum(score => score.Lines) / asked.Sum(file => (double)file.Lines):0.0000}, "
                + $"{Stopwatch.GetElapsedTime(begun).TotalSeconds:0} s");
        }
    }

    private SpecialiseRuns Known()
    {
        var text = $"private.manifest, {_training.Count} files to train on with {_training.Sum(file => file.Tokens.Length):N0} tokens, "
            + $"{_exam.Asked.Count} held out with {_exam.Asked.Sum(file => file.Bytes):N0} bytes";
        var fresh = new SpecialiseRuns(text, _exam.Asked, _choice.Asked, []);
        if (!File.Exists(_path)) return fresh;
        var old = SpecialiseRuns.Parse(File.ReadAllText(_path));
        return old.Text == text && old.HeldOut.SequenceEqual(fresh.HeldOut) && old.LeftOut.SequenceEqual(fresh.LeftOut) ? old : fresh;
    }

    private SpecialiseRun Measured(SpecialiseRun run)
    {
        var (model, exam) = (Model(run.Model), run.Choice ? _choice : _exam);
        if (run.Steps == 0) return run with { Scores = exam.Of(model) };
        var files = Drawn(run);
        var rows = new DocumentRows(
            [.. files.Select(file => file.Tokens)], _tokenizer.VocabularySize, files.Sum(file => (long)file.Bytes), run.Seed);
        using var trainer = new AdapterTrainer(
            model, rows, new AdapterRecipe { Steps = run.Steps, LearningRate = run.Rate, Seed = run.Seed });
        while (trainer.Done < run.Steps) trainer.Step();
        return run with { Files = files.Count, Tokens = (int)rows.Tokens, Scores = exam.Of(trainer.Model) };
    }

    // A smaller share of the same seed is part of a larger one.
    private List<ExamFile> Drawn(SpecialiseRun run)
    {
        var files = _training.Where(file => !run.Choice || !PrivateCode.IsForChoice(file.Path)).ToArray();
        Dice.For((ulong)run.Seed, ulong.MaxValue).Shuffle<ExamFile>(files);
        return [.. files.Take((int)Math.Ceiling(run.Share * files.Length))];
    }

    private List<ExamFile> Files(bool heldOut) =>
        [.. PrivateCode.Read(_root, heldOut).Select(document => ExamFile.Of(document.File.Path, document.Text, _tokenizer))];

    private TinyLm Model(string name)
    {
        if (_models.TryGetValue(name, out var model)) return model;
        return _models[name] = ShippedWeights.Model(Shipped(name).Weights(WeightForm.Int8));
    }

    private ShippedModel Shipped(string name) =>
        ShippedModel.Open(Path.Combine(_root, "models", $"{name}.safetensors"), Path.Combine(_root, "artifacts", "models"));
}
