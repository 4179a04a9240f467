using Headroom.Grading.Reporting;
using Spectre.Console;

namespace Headroom.Cli.Screens;

/// <summary>A terminal: colours of its own palette, paths that can be clicked, a moving bar.</summary>
internal sealed class SpectreScreen(IAnsiConsole console, string root) : Screen
{
    public override int Width => Math.Clamp(console.Profile.Width, ReportLayout.Narrowest, ReportLayout.Width);

    public override void Write(ReportLine line)
    {
        var paragraph = new Paragraph();
        foreach (var piece in line.Pieces)
            paragraph.Append(piece.Text, StyleOf(piece.Ink), piece.Ink == Ink.Path ? LinkTo(piece.Text) : null);
        console.Write(paragraph);
        console.WriteLine();
    }

    public override void Raw(string text) => console.Profile.Out.Writer.Write(text);

    public override void Marked(string text) =>
        Raw(console.Profile.Capabilities.Ansi && text.Length > 0 ? $"\e[4;32m{text}\e[24;39m" : text);

    public override void Problem(string text) => Console.Error.WriteLine(text);

    public override Task<T> Progress<T>(string title, int steps, Func<IStepper, Task<T>> work) =>
        console.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new ElapsedTimeColumn())
            .StartAsync(bar =>
            {
                var task = bar.AddTask(title.EscapeMarkup(), maxValue: Math.Max(1, steps));
                return work(new Bar(task, title, steps));
            });

    private static Style StyleOf(Ink ink) => ink switch
    {
        Ink.Strong => new Style(decoration: Decoration.Bold),
        Ink.Muted => new Style(decoration: Decoration.Dim),
        Ink.Good => new Style(Color.Green),
        Ink.Bad => new Style(Color.Red),
        Ink.Path => new Style(Color.Teal),
        _ => Style.Plain,
    };

    // "exercises/01-roofline/Intensity.cs:12" opens the file; a command such as "./course check 01.1" is no file.
    private Link? LinkTo(string text)
    {
        var path = Path.Combine(root, text.Split(':')[0]);
        return File.Exists(path) ? new Link(new Uri(path).AbsoluteUri) : null;
    }

    private sealed class Bar(ProgressTask task, string title, int steps) : IStepper
    {
        public void Begin(int number, string what) => task.Description = $"{title} · {number} of {steps} {what}".TrimEnd().EscapeMarkup();

        public void Done(int number) => task.Value = number;
    }
}
