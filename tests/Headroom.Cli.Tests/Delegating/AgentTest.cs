using System.Diagnostics;
using System.Text.Json;
using Headroom.Cli;
using Headroom.Course;
using Headroom.Testing.Teachers;

namespace Headroom.Testing.Delegating;

/// <summary>The command with an agent on loopback: a process of its own, for its environment.</summary>
[Machine]
public sealed class AgentTest : IDisposable
{
    private const string Secret = "sk-very-secret-9876543210";

    private readonly TemporaryFolder _home = new();
    private string _printed = "";

    public AgentTest()
    {
        _home.Write("course.json", File.ReadAllText(Repository.PathTo("course.json")));
        // What the manifest names must be there.
        (string Folder, string Files)[] parts =
            [("exercises", "*.cs"), ("solutions", "*.cs"), ("notebooks", "*.ipynb"), ("tests/Mutants", "*.mutants")];
        foreach (var (folder, files) in parts)
            foreach (var file in Directory.EnumerateFiles(Repository.PathTo(folder), files, SearchOption.AllDirectories))
                _home.Write(Path.GetRelativePath(Repository.Root, file), File.ReadAllText(file));
    }

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task A_wrong_answer_gets_its_report_and_the_next_one_passes()
    {
        var right = File.ReadAllText(Repository.PathTo("solutions/01-roofline/Intensity.cs"));
        var wrong = right.Replace("(2.0 * m * n", "(3.0 * m * n");
        Assert.NotEqual(right, wrong);
        using var endpoint = new LoopbackEndpoint(_ => Answer(Plain(wrong)), _ => Answer(Plain(right)));
        Assert.Equal(Exit.Ok, await Run(endpoint, "--yes", "--price-in", "1", "--price-out", "10"));
        Assert.Contains("may be sent to 127.0.0.1:", _printed);
        Assert.Contains("try 2 of 3", _printed);
        Assert.Contains("22 tokens asked, 14 answered, 2 answers, $0.0002", _printed);
        Assert.Contains("The grader's report:", endpoint.Requests[1].Request.LastMessage);
        Assert.DoesNotContain(_home.Path, endpoint.Requests[1].Request.Body);

        var log = File.ReadAllLines(Path.Combine(_home.Path, "out/agent/01.1/log.jsonl"))
            .Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal(["Failed", "Passed"], log.Select(line => line.GetProperty("outcome").GetString()));
        Assert.Equal(["try-1.cs", "try-2.cs"], log.Select(line => line.GetProperty("file").GetString()));
        Assert.Equal(File.ReadAllText(Repository.PathTo("exercises/01-roofline/Intensity.cs")), Read("exercises/01-roofline/Intensity.cs"));
        Assert.False(File.Exists(Path.Combine(_home.Path, ".course/progress.json")), "an agent's pass is not the learner's");
        NowhereTheKey();
        lock (endpoint.Requests) Assert.All(endpoint.Requests, each => Assert.Contains(Secret, each.Request.Head));
    }

    [Fact]
    public async Task Nothing_is_sent_without_consent()
    {
        using var endpoint = new LoopbackEndpoint(_ => Answer("no"));
        Assert.Equal(Exit.Usage, await Run(endpoint));
        Assert.Empty(endpoint.Requests);
        Assert.Contains("Nothing was sent.", _printed);
    }

    [Fact]
    public async Task Words_without_a_file_and_a_changed_signature_are_refused_before_anything_runs()
    {
        var moved = Plain(File.ReadAllText(Repository.PathTo("solutions/01-roofline/Intensity.cs")))
            .Replace("public static class Intensity", "public static class Other");
        using var endpoint = new LoopbackEndpoint(_ => Answer("I cannot.", fence: false), _ => Answer(moved));
        Assert.Equal(Exit.Failed, await Run(endpoint, "--yes", "--tries", "2"));
        Assert.Contains("no fenced block", _printed);
        Assert.Contains("outside the marked region", _printed);
    }

    [Fact]
    public async Task A_limit_of_tokens_ends_it_and_what_was_answered_is_asked_no_second_time()
    {
        // The second request holds it, and so might pass the limit.
        using var endpoint = new LoopbackEndpoint(_ => Answer(new string('n', 16_000), fence: false));
        Assert.Equal(Exit.CannotRun, await Run(endpoint, "--yes", "--tokens", "20000"));
        Assert.Single(endpoint.Requests);
        Assert.Contains("might pass the limit", _printed);
        Assert.Equal(Exit.CannotRun, await Run(endpoint, "--yes", "--tokens", "20000"));
        Assert.Single(endpoint.Requests);
    }

    [Fact]
    public async Task Without_an_endpoint_it_says_what_to_set()
    {
        Assert.Equal(Exit.Usage, await Run(null));
        Assert.Contains("HEADROOM_TEACHER_URL", _printed);
    }

    private static string Answer(string file, bool fence = true) =>
        LoopbackEndpoint.Streamed(fence ? $"Here it is.\n\n```csharp\n{file}\n```\n" : file);

    // A solution as it would be written: without the starter that the course keeps in it.
    private static string Plain(string solution) =>
        string.Join('\n', solution.ReplaceLineEndings("\n").TrimEnd().Split('\n')
            .Where(line => !line.TrimStart().StartsWith("//>", StringComparison.Ordinal)));

    private async Task<int> Run(LoopbackEndpoint? endpoint, params string[] options)
    {
        var start = new ProcessStartInfo(
            Headroom.Grading.Hosting.DotnetHost.Path,
            ["exec", CourseLayout.Find().Command, "agent", "01.1", "--trust", .. options])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true,
        };
        start.Environment[CourseLayout.Variable] = _home.Path;
        start.Environment["HEADROOM_TEACHER_URL"] = endpoint?.Url.ToString() ?? "";
        start.Environment["HEADROOM_TEACHER_MODEL"] = "test-model";
        start.Environment["HEADROOM_TEACHER_KEY"] = Secret;
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var errors = process.StandardError.ReadToEndAsync();
        _printed = await process.StandardOutput.ReadToEndAsync() + await errors;
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return process.ExitCode;
    }

    private string Read(string relative) => File.ReadAllText(Path.Combine(_home.Path, relative));

    private void NowhereTheKey()
    {
        Assert.DoesNotContain(Secret, _printed);
        foreach (var file in Directory.EnumerateFiles(_home.Path, "*", SearchOption.AllDirectories))
            Assert.DoesNotContain(Secret, File.ReadAllText(file));
    }
}
