using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Headroom.Course;
using Headroom.Grading;
using Headroom.Grading.Compiling;
using Headroom.Grading.Hosting;

namespace Headroom.Classroom.Compiling;

/// <summary>
/// The command's side of a <see cref="CompileWorker"/>: kept warm over a whole class, ended where a file takes it too long or too much, and
/// started anew for the next.
/// </summary>
public sealed class CompileService(CourseLayout layout) : IExerciseCompiler, IDisposable
{
    private const long HeapBytes = 1L << 30;
    private Process? _worker;
    private bool _isReady;

    /// <summary>
    /// What one file may take, of the time in which the worker has a processor. The largest solution takes some 50 ms.
    /// </summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Of the file compiled last: the first word that leaves the language's guard, and the first that does where speed is
    /// measured.</summary>
    public (UnguardedWord? Untimed, UnguardedWord? Timed) Unguarded { get; private set; }

    /// <summary>Starts the worker where none runs, so that it is ready by the time it is asked.</summary>
    public void Warm()
    {
        if (_worker is { HasExited: false }) return;
        End();
        _worker = Start();
    }

    /// <inheritdoc/>
    public async Task<Compilation> Compile(string source, string folder, CancellationToken cancel = default)
    {
        Warm();
        await Ready(cancel);
        Unguarded = default;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        using var time = new TimeWatch(new ProcessUsage(_worker!), Patience.TotalSeconds, limit);
        try
        {
            time.Begin();
            var request = JsonSerializer.Serialize(new CompileRequest(source, folder), CompileJson.Default.CompileRequest);
            await _worker!.StandardInput.WriteLineAsync(request.AsMemory(), limit.Token);
            await _worker.StandardInput.FlushAsync(limit.Token);
            if (await _worker.StandardOutput.ReadLineAsync(limit.Token) is not { } line)
                return Refused(source, "the compiler ran out of memory or stack over this file, and ended");
            var answer = JsonSerializer.Deserialize(line, CompileJson.Default.CompileAnswer)!;
            Unguarded = (answer.Unguarded, answer.UnguardedWhereTimed);
            return new Compilation(answer.Assembly, answer.Errors);
        }
        catch (IOException)
        {
            return Refused(source, "the compiler ended over this file");
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return Refused(source, $"the compiler takes more than {Patience.TotalSeconds:0} s for this file");
        }
    }

    public void Dispose() => End();

    private async Task Ready(CancellationToken cancel)
    {
        if (_isReady) return;
        if (await _worker!.StandardOutput.ReadLineAsync(cancel) != CompileWorker.Ready)
            throw new InvalidOperationException(
                $"the compiler's process does not start: dotnet exec {layout.Command} {CompileWorker.Verb}");
        _isReady = true;
    }

    private Compilation Refused(string source, string why)
    {
        End();
        return new Compilation(null, [new CompileError(new SourcePlace(source, 1, 1, ""), "HEADROOM", why)]);
    }

    private void End()
    {
        if (_worker is null) return;
        if (!_worker.HasExited) _worker.Kill(entireProcessTree: true);
        _worker.Dispose();
        _worker = null;
        _isReady = false;
    }

    private Process Start()
    {
        var start = new ProcessStartInfo(DotnetHost.Path, ["exec", layout.Command, CompileWorker.Verb])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(false), StandardOutputEncoding = Encoding.UTF8,
        };
        start.Environment["DOTNET_GCHeapHardLimit"] = $"0x{HeapBytes:x}";
        start.Environment["DOTNET_DbgEnableMiniDump"] = "0";
        var worker = Process.Start(start) ?? throw new InvalidOperationException("the compiler's process did not start");
        worker.ErrorDataReceived += (_, _) => { }; // read, so that it never waits for a reader
        worker.BeginErrorReadLine();
        return worker;
    }
}
