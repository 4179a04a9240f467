using System.CommandLine;
using Headroom.Cli.Doctoring;
using Headroom.Grading.Reporting;

namespace Headroom.Cli.Verbs;

/// <summary>
/// <c>doctor</c>: whether this machine can run the course, and what to do where it cannot. Exit code 3 when something must be mended.
/// </summary>
internal static class DoctorVerb
{
    private const int LabelWidth = 10;

    public static Command Create(Learner learner)
    {
        var command = new Command("doctor", "Look at this machine: SDK, cores, SIMD, memory, GPUs, Jupyter, VS Code.");
        var devices = new Option<bool>("--devices")
        {
            Description = "look for GPUs alone: which there are, which one HEADROOM_DEVICE takes, and why others are refused",
        };
        command.Add(devices);
        command.SetAction(async (parsed, cancel) => parsed.GetValue(devices)
            ? ShowDevices(learner.Screen, await DeviceReader.Read(learner.Layout.Root, cancel))
            : Show(learner.Screen, await MachineReader.Read(learner.Layout, cancel)));
        return command;
    }

    internal static int ShowDevices(Screen screen, DeviceFacts facts)
    {
        var findings = DeviceExamination.Of(facts).ToList();
        foreach (var finding in findings) Write(screen, finding);
        return findings.TrueForAll(finding => finding.Fine) ? Exit.Ok : Exit.CannotRun;
    }

    internal static int Show(Screen screen, MachineFacts facts)
    {
        var findings = Examination.Of(facts);
        foreach (var finding in findings) Write(screen, finding);
        var broken = findings.Count(f => !f.Fine);
        screen.Blank();
        screen.Write(broken == 0 ? "Ready. Next: ./course" : $"{Text.Count(broken, "thing")} to mend, marked with !");
        return broken == 0 ? Exit.Ok : Exit.Usage;
    }

    private static void Write(Screen screen, Observation seen)
    {
        screen.Write(
            [new Piece(seen.Fine ? "  " : "! ", Ink.Bad), new Piece(seen.Label.PadRight(LabelWidth), Ink.Muted),
            new Piece(seen.Found, seen.Fine ? Ink.Plain : Ink.Bad)]);
        if (seen.Advice is null) return;
        foreach (var line in Text.Wrap(seen.Advice, screen.Width - LabelWidth - 2))
            screen.Write(new Piece(new string(' ', LabelWidth + 2)), new Piece(line, Ink.Muted));
    }
}
