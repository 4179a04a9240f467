using System.Runtime.InteropServices;
using Headroom.Training.Checkpoints;
using Headroom.Training.Loading;
using Headroom.Training.Loop;

namespace Headroom.Training.Running;

/// <summary><c>train RECIPE</c>: brings libtorch where it is missing, and runs a recipe.</summary>
internal static class TrainCommand
{
    public static int Run(IReadOnlyList<string> words, string root)
    {
        var options = RunOptions.Parse(words);
        LibtorchRestore.Ensure(Libtorch.Package, root, Console.WriteLine);
        NativeEnvironment.KeepFreedMemory();
        Libtorch.Load(options.Threads);
        if (Libtorch.Note is { } note) Console.WriteLine(note);
        if (options.Ship) return ShipCommand.Run(options, root);

        var recipe = Recipe(options);
        var folder = new RunFolder(options.Folder ?? Path.Combine(root, "artifacts", "train", recipe.Name));
        CheckFolder(options, folder);
        using var material = options.Data is { } data
            ? Material.OfText(recipe, Bytes(data), Bytes(options.HoldOut ?? data))
            : Material.Of(recipe, root, Console.WriteLine);
        using var teacher = recipe.TeacherShare > 0 ? Start.Teacher(options, root, recipe) : null;

        using var stop = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        var run = new TrainingRun(options, recipe with { Data = material.Fingerprint }, folder, material)
        {
            Start = each => Start.Of(each, material, teacher, root, folder.Tell),
        };
        return run.Run(stop.Token) ? Exit.Ok : Exit.Interrupted;

        // The step in progress ends first, and a checkpoint is written.
        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            stop.Cancel();
        }
    }

    /// <summary><c>restore</c>: brings libtorch where it is missing, and tells how far it is beside what the command prints.</summary>
    public static int Restore(string root)
    {
        LibtorchRestore.Ensure(Libtorch.Package, root, Console.Error.WriteLine);
        return Exit.Ok;
    }

    private static Recipe Recipe(RunOptions options)
    {
        var recipe = Recipes.Find(options.Recipe)!;
        return recipe with
        {
            Steps = options.Steps ?? recipe.Steps,
            Batch = options.Batch ?? recipe.Batch,
            LearningRate = options.LearningRate ?? recipe.LearningRate,
            Bf16 = options.Bf16 ?? Bf16Speed.IsWorthwhile(Console.WriteLine),
        };
    }

    private static void CheckFolder(RunOptions options, RunFolder folder)
    {
        if (options.Resume && !File.Exists(folder.Checkpoint))
            throw new FormatException($"there is no {folder.Checkpoint} to resume from; without --resume the run begins.");
        if (!options.Resume && !options.Restart && File.Exists(folder.Checkpoint))
        {
            var notes = Checkpoint.ReadNotes(folder.Checkpoint);
            throw new FormatException(
                $"{folder.Path} has a run after step {notes.Step:N0} of {notes.Recipe.Steps:N0}: --resume goes on with it, "
                + "--restart begins anew and replaces it.");
        }
        if (options.Restart && Directory.Exists(folder.Path)) File.Delete(folder.Log);
    }

    private static byte[] Bytes(string path) =>
        File.Exists(path) ? File.ReadAllBytes(path) : throw new FormatException($"there is no {path} to learn from.");
}
