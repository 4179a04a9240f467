using System.Diagnostics;
using System.Text.Json;
using Headroom.Agents.Scripted;
using Headroom.Course;
using Headroom.Testing.Teachers;
using Microsoft.Extensions.AI;

namespace Headroom.Testing.Specialising;

/// <summary>The command with an endpoint on loopback: a process of its own, for its environment and for being killed.</summary>
[Machine]
public sealed class EndpointTest : IDisposable
{
    private const string Secret = "sk-very-secret-0123456789";

    private readonly TemporaryFolder _shop = new(), _home = new();
    private readonly List<string> _printed = [];

    public EndpointTest()
    {
        SampleRepository.Write(_shop, 60);
        _home.Write("course.json", File.ReadAllText(Repository.PathTo("course.json")));
    }

    public void Dispose()
    {
        _shop.Dispose();
        _home.Dispose();
    }

    [Fact]
    public async Task Nothing_is_sent_without_consent()
    {
        using var endpoint = Endpoint();
        Assert.Equal(Exit.Usage, await Finish(Start(endpoint)));
        Assert.Empty(endpoint.Requests);
        Assert.Contains(_printed, text => text.Contains("may be sent to 127.0.0.1:") && text.Contains("src/"));
    }

    [Fact]
    public async Task A_run_that_is_killed_again_and_again_asks_nothing_twice_that_it_was_answered_and_keeps_no_key()
    {
        using var whole = Endpoint();
        Assert.Equal(Exit.Ok, await Finish(Start(whole, "--yes", "--out", Path.Combine(_home.Path, "whole"))));

        using var endpoint = Endpoint();
        for (var kill = 0; kill < 3; kill++)
        {
            using var process = Start(endpoint, "--yes", "--out", Path.Combine(_home.Path, "killed"));
            var seen = Count(endpoint);
            while (Count(endpoint) < seen + 5 && !process.HasExited) await Task.Delay(5, TestContext.Current.CancellationToken);
            process.Kill(entireProcessTree: true); // SIGKILL: no handler runs
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        }
        Assert.Equal(Exit.Ok, await Finish(Start(endpoint, "--yes", "--out", Path.Combine(_home.Path, "killed"))));
        Assert.Equal(Read("whole/data/train.jsonl"), Read("killed/data/train.jsonl"));
        // At most the one that was on its way, each time.
        Assert.InRange(Count(endpoint), Count(whole), Count(whole) + 3);

        Assert.DoesNotContain(_printed, text => text.Contains(Secret));
        foreach (var file in Directory.EnumerateFiles(_home.Path, "*", SearchOption.AllDirectories))
            Assert.DoesNotContain(Secret, await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
        lock (endpoint.Requests) Assert.All(endpoint.Requests, each => Assert.Contains(Secret, each.Request.Head));
    }

    private static LoopbackEndpoint Endpoint()
    {
        var teacher = new ScriptedTeacher(1);
        return new LoopbackEndpoint(request =>
        {
            var messages = JsonDocument.Parse(request.Body).RootElement.GetProperty("messages").EnumerateArray()
                .Select(message => new ChatMessage(new ChatRole(message.GetProperty("role").GetString()!), Text(message))).ToList();
            return LoopbackEndpoint.Streamed(teacher.GetResponseAsync(messages).Result.Text);
        });
    }

    private static string Text(JsonElement message) => message.GetProperty("content") is { ValueKind: JsonValueKind.String } text
        ? text.GetString()!
        : message.GetProperty("content")[0].GetProperty("text").GetString()!;

    private Process Start(LoopbackEndpoint endpoint, params string[] more)
    {
        var start = new ProcessStartInfo("dotnet",
            ["exec", CourseLayout.Find().Command, "specialise", _shop.Path, "--data-only", "--methods", "15", .. more])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true,
            Environment =
            {
                ["HEADROOM_TEACHER_URL"] = endpoint.Url.ToString(), ["HEADROOM_TEACHER_KEY"] = Secret, ["HEADROOM_TEACHER_MODEL"] = "m",
                [CourseLayout.Variable] = _home.Path,
            },
        };
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private void Keep(string? line)
    {
        lock (_printed) _printed.Add(line ?? "");
    }

    private async Task<int> Finish(Process process)
    {
        using (process)
        {
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            lock (_printed) _printed.Add(string.Join('\n', _printed));
            return process.ExitCode;
        }
    }

    private static int Count(LoopbackEndpoint endpoint)
    {
        lock (endpoint.Requests) return endpoint.Requests.Count;
    }

    private string Read(string file) => File.ReadAllText(Path.Combine(_home.Path, file));
}
