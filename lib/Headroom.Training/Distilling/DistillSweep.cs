using System.Diagnostics;
using Headroom.Distilling;
using Headroom.Shipped;
using Headroom.Tokenizing;
using Headroom.Training.Loop;
using Headroom.Training.Models;
using Headroom.Training.Shipping;
using Headroom.Training.Specialising;

namespace Headroom.Training.Distilling;

/// <summary>Makes the runs that docs/runs/distill.json lacks, and writes the file after each: students of the shipped target.</summary>
internal sealed class DistillSweep : IDisposable
{
    private const int Asked = 120;
    private const ulong WritingSeed = 1;

    private readonly string _path;
    private readonly Action<string> _tell;
    private readonly BytePairTokenizer _tokenizer;
    private readonly TinyLm _teacher;
    private readonly TaleBook _tales;
    private readonly FileExam _exam;
    private TeacherTexts? _written;

    /// <param name="root">Of the course: its models are there.</param>
    /// <param name="path">The file.</param>
    /// <param name="tell">A line for each thing done.</param>
    public DistillSweep(string root, string path, Action<string> tell)
    {
        (_path, _tell) = (path, tell);
        var shipped = ShippedModel.Open(
            Path.Combine(root, "models", $"{Recipes.Target.Name}.safetensors"), Path.Combine(root, "artifacts", "models"));
        (_tokenizer, _teacher) = (shipped.Tokenizer, ShippedWeights.Model(shipped.Weights(WeightForm.Int8)));
        _tales = TaleBook.Of(_tokenizer, DistillPlan.Steps * DistillRun.StepTokens, Asked);
        _exam = new FileExam(_tales.Asked, DistillPlan.Recipe(DistillPlan.Runs.First()).Shape.Context);
    }

    public void Run()
    {
        var all = Known();
        _tell(all.Text);
        foreach (var planned in DistillPlan.Runs)
        {
            if (all.Runs.Any(planned.IsSameAs)) continue;
            if (planned.Way == DistillWay.Sequences) all = all with { WritingSeconds = Math.Max(all.WritingSeconds, Written()) };
            var run = Measured(planned);
            all = all with { Runs = [.. all.Runs, run] };
            AtomicFile.Write(_path, all.Write());
            _tell($"{run.Way}, seed {run.Seed}, {run.Steps} steps: {all.BitsPerByte(run.Bits):0.0000} bits/byte, {run.Seconds:0} s");
        }
    }

    public void Dispose() => _teacher.Dispose();

    private DistillRuns Known()
    {
        int[] bytes = [.. _tales.Asked.Select(tale => tale.Bytes)];
        var text = $"{_tales.Read.Count} tales of {_tales.Read.Sum(tale => tale.Length):N0} tokens to learn from, "
            + $"{bytes.Length} asked with {bytes.Sum():N0} bytes; the teacher is {Recipes.Target.Name}";
        var old = File.Exists(_path) ? DistillRuns.Parse(File.ReadAllText(_path)) : null;
        if (old is not null && old.Text == text && old.Bytes.SequenceEqual(bytes)) return old;
        return new(text, bytes, Bits(_teacher), 0, []);
    }

    private DistillRun Measured(DistillRun run)
    {
        var read = run.Way == DistillWay.Sequences ? _written!.Texts : _tales.Read;
        var rows = new DocumentRows(read, _tokenizer.VocabularySize, read.Sum(tale => (long)_tokenizer.Decode(tale).Length), run.Seed);
        using var trainer = new Trainer(DistillPlan.Recipe(run), rows, run.Share > 0 ? _teacher : null);
        var seconds = Spent(() =>
        {
            while (trainer.Done < run.Steps) trainer.Step();
        });
        return run with { Tokens = (int)rows.Tokens, Seconds = seconds, Bits = Bits(trainer.Model) };
    }

    // Once for all students; the seconds that it took, 0 where the tales were written before.
    private double Written()
    {
        if (_written is not null) return 0;
        var seconds = Spent(() => _written = TeacherTexts.Written(_teacher, _tales.Beginnings, temperature: 1, WritingSeed));
        _tell($"the teacher wrote {_written!.Texts.Count} tales, and {_written.Unfinished} that did not end, in {seconds:0} s");
        return seconds;
    }

    private double[] Bits(TinyLm model) => [.. _exam.Of(model).Select(score => score.Bits)];

    // Of the processor, for this program alone.
    private static double Spent(Action work)
    {
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        work();
        process.Refresh();
        return Math.Round((process.TotalProcessorTime - before).TotalSeconds, 1);
    }
}
