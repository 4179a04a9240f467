using Headroom.Course.Units;
using Headroom.Grading.Reporting;

namespace Headroom.Cli.Feedback;

/// <summary>Shows a bundle, writes it where the learner agrees, and says where to send it. Nothing is sent from here.</summary>
/// <param name="Learner">Whose files it is about.</param>
/// <param name="Tracker">The address of the issues, where the course was cloned from a host that has them; null elsewhere.</param>
internal sealed record Handing(Learner Learner, string? Tracker)
{
    /// <summary>Asks a yes or no of whoever sits there; null where nobody does.</summary>
    public Func<string, bool?> Ask { get; init; } = Terminal.Ask;

    /// <param name="bundle">What is written.</param>
    /// <param name="exercise">What it is about.</param>
    /// <param name="file">Its path, from the folder where the command runs; null for one in <c>out/</c> that is not there yet.</param>
    /// <param name="agreed">Whether <c>--yes</c> was said.</param>
    /// <exception cref="UsageException">The file is there already, or nobody can be asked.</exception>
    public int Run(Bundle bundle, Exercise exercise, string? file, bool agreed)
    {
        var (path, shown) = file is null ? Free(exercise) : (Path.GetFullPath(file), file);
        if (File.Exists(path) || Directory.Exists(path))
            throw new UsageException($"{shown} is there already and is not written over: name another file with --out.");
        var text = bundle.Write(Learner.Layout, exercise);
        var screen = Learner.Screen;
        screen.Raw(text);
        if (!agreed)
        {
            var answer = Ask($"Write this to {shown}?")
                ?? throw new UsageException("Nothing is written, for nobody can be asked: --yes writes what stands above.");
            if (!answer)
            {
                screen.Write("Nothing is written.");
                return Exit.Ok;
            }
        }
        AtomicFile.Write(path, text);
        screen.Labelled("wrote", new Piece(shown, Ink.Path));
        screen.Paragraph("read", "it once more before you send it: your file stands in it, with what you wrote into it.");
        var template = Bundle.TemplateFor(Learner.Layout, exercise);
        if (Tracker is { } issues) screen.Labelled("send", new Piece($"{issues}/new?template={template}", Ink.Path));
        else screen.Paragraph("send", "it as an issue to where you have the course from, by the template "
            + $".github/ISSUE_TEMPLATE/{template}, or to whoever teaches you.");
        return Exit.Ok;
    }

    private (string Path, string Shown) Free(Exercise exercise)
    {
        for (var copy = 1; ; copy++)
        {
            var shown = $"out/feedback-{exercise.Id}{(copy == 1 ? "" : $"-{copy}")}.md";
            if (!File.Exists(Learner.Layout.PathTo(shown))) return (Learner.Layout.PathTo(shown), shown);
        }
    }
}
