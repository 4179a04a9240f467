using Headroom.Cli.Screens;
using Headroom.Grading.Reporting;

namespace Headroom.Testing.Running;

/// <summary>Presses Ctrl-C when a line with the given words appears.</summary>
internal sealed class InterruptingScreen(string words, CancellationTokenSource interrupt) : Screen
{
    public override void Write(ReportLine line)
    {
        if (line.Text.Contains(words, StringComparison.Ordinal)) interrupt.Cancel();
    }

    public override void Raw(string text)
    {
    }

    public override void Problem(string text)
    {
    }

    public override Task<T> Progress<T>(string title, int steps, Func<IStepper, Task<T>> work) => work(new Still());

    private sealed class Still : IStepper
    {
        public void Begin(int number, string what)
        {
        }

        public void Done(int number)
        {
        }
    }
}
