using Headroom.Cli.Screens;
using Headroom.Grading.Reporting;
using Spectre.Console.Testing;

namespace Headroom.Testing.Screens;

/// <summary>The screen of a terminal that knows colours and links.</summary>
public sealed class SpectreScreenTest : IDisposable
{
    private readonly TestConsole _console = new TestConsole().EmitAnsiSequences();
    private readonly string _root = Directory.CreateTempSubdirectory("headroom-screen-").FullName;

    public void Dispose()
    {
        _console.Dispose();
        Directory.Delete(_root, recursive: true);
    }

    [Fact]
    public void A_path_of_a_file_opens_it_and_a_command_is_no_link()
    {
        File.WriteAllText(Path.Combine(_root, "Intensity.cs"), "");
        Write("Intensity.cs:12", Ink.Path);
        Write("./course check 01.1", Ink.Path);
        var lines = _console.Output.Split('\n');
        Assert.Contains(new Uri(Path.Combine(_root, "Intensity.cs")).AbsoluteUri, lines[0]);
        Assert.Contains("Intensity.cs:12", lines[0]);
        Assert.DoesNotContain("file:", lines[1]);
    }

    [Theory]
    [InlineData(Ink.Strong, "\e[1m")]
    [InlineData(Ink.Muted, "\e[2m")]
    [InlineData(Ink.Good, "\e[38;5;2m")]
    [InlineData(Ink.Bad, "\e[38;5;9m")]
    public void An_ink_is_one_style_of_the_terminals_own_palette(Ink ink, string style)
    {
        Write("words", ink);
        Assert.StartsWith(style + "words", _console.Output);
    }

    [Fact]
    public void Words_in_brackets_are_words_and_no_markup()
    {
        Write("at [64, 0] got [bold]", Ink.Plain);
        Assert.Equal("at [64, 0] got [bold]", _console.Output.TrimEnd());
    }

    private void Write(string text, Ink ink) => new SpectreScreen(_console, _root).Write(new ReportLine([new Piece(text, ink)]));
}
