using Headroom.Grading.Reporting;
using Spectre.Console;

namespace Headroom.Cli.Screens;

/// <summary>Which screen this process has.</summary>
internal static class Terminal
{
    public static Screen Open(string root)
    {
        if (OperatingSystem.IsWindows()) Console.OutputEncoding = System.Text.Encoding.UTF8;
        return IsPlain
            ? new PlainScreen(
                Console.Out, Console.Error, Console.IsOutputRedirected ? ReportLayout.Width : Console.WindowWidth, Underlines)
            : new SpectreScreen(AnsiConsole.Console, root);
    }

    /// <summary>A question with a yes or no, no by default; null where nobody sits there.</summary>
    public static bool? Ask(string question)
    {
        if (Console.IsInputRedirected || Console.IsOutputRedirected) return null;
        Console.Write($"{question} [y/N] ");
        return Console.ReadLine()?.Trim().ToUpperInvariant() is "Y" or "YES";
    }

    private static bool Underlines =>
        !Console.IsOutputRedirected && Environment.GetEnvironmentVariable("TERM") != "dumb" && AnsiConsole.Profile.Capabilities.Ansi;

    // https://no-color.org: set and not empty means no colour.
    private static bool IsPlain =>
        Console.IsOutputRedirected || Environment.GetEnvironmentVariable("NO_COLOR") is { Length: > 0 }
            || Environment.GetEnvironmentVariable("TERM") == "dumb";
}
