using System.CommandLine;
using Headroom.Cli.Doctoring;
using Headroom.Cli.Screens;
using Headroom.Grading.Reporting;

namespace Headroom.Cli.Verbs;

/// <summary><c>doctor</c>: whether this machine can run the course, and what to do where it cannot. Exit code 3 when something must be mended.</summary>
internal static class DoctorVerb
{
    private const int LabelWidth = 10;

    public static Command Create(Learner learner)
    {
        var command = new Command("doctor", "Look at this machine: SDK, cores, SIMD, memory, GPU, Jupyter, VS Code.");
        command.SetAction(async (_, cancel) => Show(learner.Screen, await MachineReader.Read(learner.Layout, cancel)));
        return command;
    }

    internal static int Show(Screen screen, MachineFacts facts)
    {
        var findings = Examination.Of(facts);
        foreach (var finding in findings)
        {
            screen.Write([new Span(finding.Fine ? "  " : "! ", Ink.Bad), new Span(finding.Label.PadRight(LabelWidth), Ink.Muted), new Span(finding.Found, finding.Fine ? Ink.Plain : Ink.Bad)]);
            if (finding.Advice is null) continue;
            foreach (var line in Text.Wrap(finding.Advice, ReportLayout.Width - LabelWidth - 2)) screen.Write(new Span(new string(' ', LabelWidth + 2)), new Span(line, Ink.Muted));
        }
        var broken = findings.Count(f => !f.Fine);
        screen.Blank();
        screen.Write(broken == 0 ? "Ready. Next: ./course" : $"{Text.Count(broken, "thing")} to mend, marked with !");
        return broken == 0 ? Exit.Ok : Exit.Usage;
    }
}
