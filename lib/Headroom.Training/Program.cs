using System.Globalization;
using Headroom.Safetensors;
using Headroom.Training.Loading;
using Headroom.Training.Running;

CultureInfo.CurrentCulture = CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
try
{
    return args switch
    {
        ["train", .. var rest] => TrainCommand.Run(rest, CourseFolder.Find()),
        ["recall"] => RecallCommand.Run(CourseFolder.Find()),
        ["distill"] => DistillCommand.Run(CourseFolder.Find()),
        ["reward"] => RewardCommand.Run(CourseFolder.Find()),
        ["scaling"] => ScalingCommand.Run(CourseFolder.Find()),
        ["lowbits"] => LowBitsCommand.Run(CourseFolder.Find()),
        ["specialised"] => SpecialisedCommand.Run(CourseFolder.Find()),
        ["specialise", .. var rest] => SpecialiseCommand.Run(rest, CourseFolder.Find()),
        ["doctor"] => Examination.Print(),
        ["restore"] => TrainCommand.Restore(CourseFolder.Find()),
        _ => throw new FormatException(
            $"{RunOptions.Usage}\nscaling\nrecall\ndistill\nreward\nlowbits\nspecialised\n{SpecialiseCommand.Usage}\nrestore\ndoctor"),
    };
}
catch (CannotRunHereException reason)
{
    Console.Error.WriteLine($"Cannot run here: {reason.Message}");
    return Exit.CannotRun;
}
catch (FormatException usage)
{
    Console.Error.WriteLine(usage.Message);
    return Exit.Usage;
}
catch (Exception failure) when (failure is LibtorchException or InvalidOperationException or IOException or SafetensorsException)
{
    Console.Error.WriteLine(failure.Message);
    return Exit.Failed;
}
