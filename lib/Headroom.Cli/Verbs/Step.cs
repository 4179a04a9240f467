using Headroom.Course.Units;
using Headroom.Grading.Reporting;

namespace Headroom.Cli.Verbs;

/// <summary>The next step, as the overview and <c>next</c> show it.</summary>
internal static class Step
{
    private const int Width = 84;

    public static void Show(Learner learner, Exercise next)
    {
        var screen = learner.Screen;
        screen.Labelled("next", Text.Ends(
            new Piece($"{next.Id} {next.Title}", Ink.Strong),
            new Piece(ExerciseSize.Of(next), Ink.Muted),
            Math.Min(Width, screen.Width) - Screen.LabelWidth));
        foreach (var (choice, label) in next.Choices.Select((choice, at) => (choice, at == 0 ? "" : "or")))
            screen.Labelled(label, new Piece(choice.ExerciseFile, Ink.Path));
        screen.Labelled("", [new Piece("open "), .. Notebook(learner, next)]);
        screen.Blank();
        screen.Labelled(
            "check", new Piece($"./course check {next.Id}", Ink.Path), new Piece("     hint  ", Ink.Muted),
            new Piece($"./course hint {next.Id}", Ink.Path), new Piece("     map  ", Ink.Muted), new Piece("./course list", Ink.Path));
    }

    private static IEnumerable<Piece> Notebook(Learner learner, Exercise next)
    {
        var notebook = learner.Course.FindUnit(next.Unit).Notebook;
        yield return new Piece(notebook, Ink.Path);
        if (NotebookSection.Of(learner.Layout.PathTo(notebook), next.Id) is { } section) yield return new Piece($" at \"{section}\"");
    }
}
