using Headroom.Grading.Reporting;

namespace Headroom.Cli.Screens;

/// <summary>Plain text: for pipes, files, NO_COLOR, and tests.</summary>
/// <param name="output">Standard output.</param>
/// <param name="errors">Standard error.</param>
/// <param name="width">Columns.</param>
/// <param name="underlines">Whether it is a terminal, which can underline where no colour is wanted.</param>
internal sealed class PlainScreen(TextWriter output, TextWriter errors, int width = ReportLayout.Width, bool underlines = false) : Screen
{
    public override int Width => Math.Clamp(width, ReportLayout.Narrowest, ReportLayout.Width);

    public override void Write(ReportLine line) => output.WriteLine(line.Text);

    public override void Raw(string text) => output.Write(text);

    public override void Marked(string text) => Raw(underlines && text.Length > 0 ? $"\e[4m{text}\e[24m" : text);

    public override void Problem(string text) => errors.WriteLine(text);

    public override Task<T> Progress<T>(string title, int steps, Func<IStepper, Task<T>> work)
    {
        output.WriteLine(title);
        return work(new Lines(output, steps));
    }

    // One line a step, when it begins: a log tells where a run hangs.
    private sealed class Lines(TextWriter output, int steps) : IStepper
    {
        public void Begin(int number, string what) => output.WriteLine($"  {number,3} of {steps}  {what}".TrimEnd());

        public void Done(int number)
        {
        }
    }
}
