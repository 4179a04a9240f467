using Headroom.Grading.Reporting;

namespace Headroom.Cli.Screens;

/// <summary>Plain text: for pipes, files, NO_COLOR, and tests.</summary>
internal sealed class PlainScreen(TextWriter output, TextWriter errors, int width = ReportLayout.Width) : Screen
{
    public override int Width => Math.Clamp(width, ReportLayout.Narrowest, ReportLayout.Width);

    public override void Write(ReportLine line) => output.WriteLine(line.Text);

    public override void Raw(string text) => output.Write(text);

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
