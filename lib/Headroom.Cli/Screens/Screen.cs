using Headroom.Grading.Reporting;

namespace Headroom.Cli.Screens;

/// <summary>Where the command writes: inked lines for people, raw text for programs, problems on standard error.</summary>
internal abstract class Screen
{
    /// <summary>Columns of a label such as <c>next</c> at the start of a line.</summary>
    public const int LabelWidth = 7;

    /// <summary>Columns that lines are laid out for.</summary>
    public virtual int Width => ReportLayout.Width;

    public abstract void Write(ReportLine line);

    /// <summary>Text on standard output exactly as it is, JSON for example.</summary>
    public abstract void Raw(string text);

    /// <summary>The same, underlined on a terminal, and in colour where it has colours.</summary>
    public virtual void Marked(string text) => Raw(text);

    /// <summary>One line on standard error.</summary>
    public abstract void Problem(string text);

    /// <summary>A bar of <paramref name="steps"/> steps while <paramref name="work"/> runs.</summary>
    public abstract Task<T> Progress<T>(string title, int steps, Func<IStepper, Task<T>> work);

    public void Write(params IReadOnlyList<Piece> spans) => Write(new ReportLine(spans));

    public void Write(string text) => Write(new Piece(text));

    public void Blank() => Write(ReportLine.Blank);

    /// <summary>A muted label in the left margin, then the line.</summary>
    public void Labelled(string label, params IReadOnlyList<Piece> spans) =>
        Write([new Piece(label.PadRight(LabelWidth), Ink.Muted), .. spans]);

    /// <summary>A label and a paragraph, wrapped to the width of a report.</summary>
    public void Paragraph(string label, string text)
    {
        foreach (var line in Text.Wrap(text, Width - LabelWidth))
        {
            Labelled(label, new Piece(line));
            label = "";
        }
    }
}

/// <summary>Moves a progress bar.</summary>
internal interface IStepper
{
    /// <summary>Step <paramref name="number"/> (from 1) begins.</summary>
    void Begin(int number, string what);

    /// <summary>That step is done.</summary>
    void Done(int number);
}
