using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace Headroom.Grading.Hosting;

/// <summary>The command's side of a grader host: starts it, asks it, and ends it when it runs past its time or memory.</summary>
internal sealed class HostProcess : IGraderHost
{
    private readonly Process _process;
    private readonly string _mark = Guid.NewGuid().ToString("N");
    private readonly Printed _printed;
    private readonly Task _errors;
    private readonly ProcessUsage _usage;

    private HostProcess(string gradersAssembly, int memoryMb, IContainment? containment)
    {
        (Graders, MemoryMb) = (gradersAssembly, memoryMb);
        _printed = new Printed(_mark);
        var start = StartInfo(gradersAssembly, memoryMb);
        _process = Process.Start(AnswerChannel.Apart(containment?.Contain(start) ?? start))
            ?? throw new InvalidOperationException("the grader host did not start");
        _usage = ProcessUsage.Of(_process, isContained: containment is not null);
        _process.StandardInput.WriteLine(_mark);
        _process.StandardInput.Flush();
        _errors = Task.Run(() => _printed.Collect(_process.StandardError));
    }

    public string Graders { get; }

    public int MemoryMb { get; }

    public bool Alive => !_process.HasExited;

    public static HostProcess Start(string gradersAssembly, int memoryMb, IContainment? containment = null) =>
        new(gradersAssembly, memoryMb, containment);

    /// <summary>Sends one request and waits for its answer, its end, its time or its memory, whichever comes first.</summary>
    public async Task<HostAnswer> Ask(GradeRequest request, double seconds, CancellationToken cancel)
    {
        _printed.Clear();
        var lastCase = "";
        IReadOnlyList<SourcePlace> places = [];
        string? thrown = null;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        using var memory = new MemoryWatch(_usage, MemoryMb, limit);
        using var time = new TimeWatch(_usage, seconds, limit);
        try
        {
            await _process.StandardInput.WriteLineAsync(
                JsonSerializer.Serialize(request, HostJson.Default.GradeRequest).AsMemory(), limit.Token);
            await _process.StandardInput.FlushAsync(limit.Token);
            while (await _process.StandardOutput.ReadLineAsync(limit.Token) is { } line)
            {
                if (Read(line) is not { } message) continue;
                time.Begin();
                if (message is { Grade: not null } or { Device: not null })
                    return new HostAnswer(
                        Ended.Answered, message.Grade, message.Device, lastCase, await _printed.Whole(), null);
                if (message.Kind == "case") lastCase = message.Text ?? "";
                if (message.Places is { } at) (places, thrown) = (at, message.Text);
            }
            return await Gone(lastCase, places, thrown);
        }
        catch (IOException)
        {
            return await Gone(lastCase, places, thrown);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            Kill();
            return new HostAnswer(memory.Exceeded ?? Ended.OutOfTime, null, null, lastCase, _printed.Text, null);
        }
    }

    public void Dispose()
    {
        Kill();
        _process.Dispose();
    }

    // What stands before the mark was written past the console's writer, and belongs to what was printed.
    private HostMessage? Read(string line)
    {
        var at = line.IndexOf(_mark, StringComparison.Ordinal);
        if (at < 0) _printed.Add($"{line}\n");
        else if (at > 0) _printed.Add($"{line[..at]}\n");
        return at < 0 ? null : JsonSerializer.Deserialize(line.AsSpan(at + _mark.Length), HostJson.Default.HostMessage);
    }

    private async Task<HostAnswer> Gone(string lastCase, IReadOnlyList<SourcePlace> places, string? thrown)
    {
        await _process.WaitForExitAsync();
        await Task.WhenAny(_errors, Task.Delay(1000));
        return new HostAnswer(Ended.Gone, null, null, lastCase, _printed.Text, _process.ExitCode)
            { Places = places, Thrown = thrown };
    }

    private void Kill()
    {
        try
        {
            if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It ended between the question and the kill.
        }
    }

    private static ProcessStartInfo StartInfo(string gradersAssembly, int memoryMb)
    {
        var start = new ProcessStartInfo(DotnetHost.Path)
        {
            ArgumentList = { "exec", gradersAssembly },
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
            UseShellExecute = false,
            WorkingDirectory = Path.GetDirectoryName(gradersAssembly)!,
        };
        start.Environment["DOTNET_GCHeapHardLimit"] = $"0x{(long)memoryMb << 20:x}";
        start.Environment["DOTNET_gcServer"] = "0";
        // A crash dump of a learner's stack overflow would take seconds and gigabytes.
        start.Environment["DOTNET_DbgEnableMiniDump"] = "0";
        return start;
    }
}
