using System.Diagnostics;
using System.Runtime.InteropServices;
using Headroom.Hardware;
using Headroom.Training.Checkpoints;
using Headroom.Training.Loop;

namespace Headroom.Training.Running;

/// <summary>A recipe from its first step, or its last checkpoint, to its model's file.</summary>
internal sealed class TrainingRun(RunOptions options, Recipe recipe, RunFolder folder, Material material)
{
    private const double ReportSeconds = 10, ReportSecondsOfLongRuns = 60, LongRun = 1800;
    private const int HeldOutBatches = 3, HeldOutBatchesAtTheEnd = 12, Examinations = 12;

    /// <summary>Begins a recipe: the model and its optimizer before the first step.</summary>
    public required Func<Recipe, ITrainer> Start { get; init; }

    /// <summary>Whether the run came to its end; if not, it was asked to stop and has written a checkpoint.</summary>
    public bool Run(CancellationToken stop)
    {
        folder.Tidy();
        var machine = CalibrationFile.LoadOrMeasure(CalibrationFile.DefaultPath);
        var planned = options.Resume ? Checkpoint.ReadNotes(folder.Checkpoint).Recipe : Planned();
        if (planned.Data != recipe.Data)
            throw new InvalidOperationException($"{folder.Checkpoint} was trained on other tokens than these. --restart begins anew.");
        using var trainer = Start(planned);
        var before = options.Resume ? Checkpoint.Restore(folder.Checkpoint, trainer) : 0;
        Begin(trainer, machine);

        var begun = Stopwatch.GetTimestamp();
        var (pace, first) = (new Pace(trainer.FlopsPerToken, options.Threads, machine), trainer.Done);
        var (reportAt, saveAt, sum, count) = (0.0, options.CheckpointSeconds, 0.0, 0);
        while (trainer.Done < planned.Steps)
        {
            var stepBegun = Stopwatch.GetTimestamp();
            var step = trainer.Step();
            pace.Add(planned.TokensPerStep, Stopwatch.GetElapsedTime(stepBegun).TotalSeconds);
            (sum, count) = (sum + step.Loss, count + 1);
            var spent = Stopwatch.GetElapsedTime(begun).TotalSeconds;
            var last = trainer.Done == planned.Steps;
            var left = spent / (trainer.Done - first) * (planned.Steps - trainer.Done);
            if (spent >= reportAt || last)
            {
                Report(trainer, step, sum / count, pace, left);
                (sum, count) = (0, 0);
                reportAt = spent + (spent + left > LongRun ? ReportSecondsOfLongRuns : ReportSeconds);
            }
            if (trainer.Done * Examinations / planned.Steps != (trainer.Done - 1) * Examinations / planned.Steps || last)
                Examine(trainer, last ? HeldOutBatchesAtTheEnd : HeldOutBatches);
            if (stop.IsCancellationRequested || spent >= saveAt || last)
            {
                Checkpoint.Write(folder.Checkpoint, trainer, before + spent);
                saveAt = Stopwatch.GetElapsedTime(begun).TotalSeconds + options.CheckpointSeconds;
            }
            if (stop.IsCancellationRequested && !last)
            {
                folder.Tell($"stopped after step {trainer.Done:N0}; --resume goes on from there");
                return false;
            }
        }
        End(trainer, before + Stopwatch.GetElapsedTime(begun).TotalSeconds);
        return true;
    }

    // The number of steps is fixed before the first, so that the whole run is determined: by the recipe, or by a short trial of its pace.
    private Recipe Planned()
    {
        if (options.Minutes is not { } minutes) return recipe;
        const double trial = 3;
        using var trainer = Start(recipe with { Steps = long.MaxValue });
        trainer.Step();
        var begun = Stopwatch.GetTimestamp();
        do trainer.Step();
        while (Stopwatch.GetElapsedTime(begun).TotalSeconds < Math.Min(trial, minutes * 60 / 20));
        var seconds = Stopwatch.GetElapsedTime(begun).TotalSeconds;
        return recipe with { Steps = Math.Max(1, (long)((minutes * 60 - seconds) * (trainer.Done - 1) / seconds)) };
    }

    private void Begin(ITrainer trainer, Calibration machine)
    {
        var plan = trainer.Recipe;
        folder.Tell(
            $"{plan.Name}: {trainer.Parameters:N0} parameters, {plan.Steps:N0} steps of {plan.TokensPerStep:N0} tokens, "
            + $"{(plan.Bf16 ? "BF16 over FP32" : "FP32")}, {options.Threads} threads; "
            + $"peak of this machine {machine.Fp32AllCores / 1e9:0} GFLOP/s FP32{(machine.IsNoisy ? ", measured beside other work" : "")}");
        if (trainer.Done > 0) folder.Tell($"resumed after step {trainer.Done:N0}");
        if (options.Resume && Checkpoint.ReadNotes(folder.Checkpoint).Threads is var threads && threads != options.Threads)
            folder.Tell($"the checkpoint was written with {threads} threads: with {options.Threads} the last bits will differ");
    }

    private void Report(ITrainer trainer, StepReport step, double loss, Pace pace, double left)
    {
        var rate = pace.Lap();
        folder.Tell(
            $"step {trainer.Done,6:N0} of {trainer.Recipe.Steps:N0}  loss {loss:0.0000}  gradient {step.GradientNorm:0.00}  "
            + $"rate {step.LearningRate:0.0e+0}  {rate,7:N0} tokens/s  MFU {pace.Utilization(rate):P0}  left {Pace.Time(left)}");
    }

    private void Examine(ITrainer trainer, int batches)
    {
        foreach (var (name, tokens, floor) in material.HeldOut)
            folder.Tell(
                $"  after step {trainer.Done:N0}, {name}: {trainer.Examine(tokens, batches)}"
                + (floor is { } least && trainer.Recipe.Drafter is null ? $"; the floor is {least:0.0000}" : "")
                + (material.Trigram is { } table ? $"; a table of three bytes {table:0.0000}" : ""));
    }

    private void End(ITrainer trainer, double seconds)
    {
        ModelFile.Write(folder.Model, trainer.Module, trainer.ShapeText, new Dictionary<string, string>
        {
            ["run"] = trainer.Recipe.Name,
            ["steps"] = $"{trainer.Done}",
            ["tokens"] = $"{trainer.Done * trainer.Recipe.TokensPerStep}",
            ["seconds"] = $"{seconds:0}",
            ["machine"] = $"{RuntimeInformation.OSArchitecture}, {options.Threads} threads",
        });
        // From where the command was given: the log goes into docs/runs as it is.
        var model = Path.GetRelativePath(Environment.CurrentDirectory, folder.Model).Replace('\\', '/');
        folder.Tell($"done after {Pace.Time(seconds)}: {model}");
    }
}
