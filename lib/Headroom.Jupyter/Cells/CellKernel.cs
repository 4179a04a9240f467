using Headroom.Editing.References;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Scripting;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.CSharp;
using Microsoft.DotNet.Interactive.Events;
using Microsoft.DotNet.Interactive.Formatting;

namespace Headroom.Jupyter.Cells;

/// <summary>
/// The package's C# kernel, whose cells have names, lines and columns, can be stopped, and do not take the kernel with them. What the
/// package does for each cell grows with their number (a workspace project each), so cells and questions about them go by
/// <see cref="CSharpKernel.ScriptState"/> alone.
/// </summary>
public sealed partial class CellKernel : CSharpKernel, IKernelCommandHandler<SubmitCode>
{
    private readonly LateOutput _late = new();
    private readonly CellReferences _references = new(HostAssemblies.OfThisProcess);
    // By name: a function of an earlier cell may be the one that fails.
    private readonly Dictionary<string, CellSource> _sources = [];
    private readonly HashSet<MetadataReference> _chained = [];
    private readonly Lock _gate = new();
    private CellRun? _running;
    private int _cells;

    public CellKernel()
    {
        KernelInfo.DisplayName = "C# (Headroom)";
        UseCellMethods();
        CellConsole.Install();
        CellFaults.Watch();
    }

    /// <summary>Stops that cell; false where it does not run, or runs something else than C#.</summary>
    public bool Interrupt(SubmitCode cell)
    {
        CellRun? running;
        lock (_gate) running = _running;
        if (running is null || CellSource.RootOf(running.Command) != cell) return false;
        running.Stop();
        return true;
    }

    async Task IKernelCommandHandler<SubmitCode>.HandleAsync(SubmitCode command, KernelInvocationContext context)
    {
        context.Publish(new CodeSubmissionReceived(command));
        var source = CellSource.Of(command, NameOf(command));
        context.Publish(source.IsComplete ? new CompleteCodeSubmissionReceived(command) : new IncompleteCodeSubmissionReceived(command));
        var run = new CellRun(source.Name, command, context, _late);
        lock (_gate) _running = run;
        CellConsole.Install();
        using var cancelled = context.CancellationToken.Register(run.Stop);
        try
        {
            _sources[source.Name] = source;
            // On the pool: an interrupt must not stop the compiler half-way, so it is heeded when the compiler is done.
            var compiled = await Task.Run(() => CellCompiler.Compile(source, code => Next(code, source.Name)));
            if (compiled.Script is { } script) await RunAsync(script, compiled, source, run);
            else
            {
                Tell(compiled, source, run);
                await run.FailAsync(compiled.Error!, compiled.Error!.Message);
            }
        }
        finally
        {
            lock (_gate) _running = null;
            await run.EndAsync();
        }
    }

    private string NameOf(SubmitCode command)
    {
        if (CellSource.CellOf(command).Parameters.TryGetValue(CellPlace.NameParameter, out var name)) return name;
        return $"cell-{++_cells}.cs";
    }

    private static void Tell(CompiledCell compiled, CellSource source, CellRun run) => run.Publish(new DiagnosticsProduced(
        [.. compiled.Diagnostics.Select(Microsoft.DotNet.Interactive.Diagnostic.FromCodeAnalysisDiagnostic).Select(source.OfPiece)],
        [.. compiled.Diagnostics.Select(d => new FormattedValue(PlainTextFormatter.MimeType, source.Describe(d)))],
        run.Command));

    private async Task RunAsync(Script<object> script, CompiledCell compiled, CellSource source, CellRun run)
    {
        var (state, error) = await run.RunAsync(caught => ScriptState is { } before ? script.RunFromAsync(before, caught)
            : script.RunAsync(null, caught));
        if (state is not null) Keep(state);
        Tell(compiled, source, run);
        if (error is CellStoppedException) await run.FailAsync(error, error.Message);
        else if (error is not null)
        {
            CellPlace.Mark(error, CellPlace.OfInnermostFrame(error, _sources));
            await run.FailAsync(error, CellStackTrace.Describe(error));
        }
        else if (state is not null && HasValue(script)) run.Show(state.ReturnValue);
    }

    private void Keep(ScriptState state)
    {
        SetScriptState(this, state);
        lock (_chained) _chained.UnionWith(state.Script.Options.MetadataReferences);
    }

    // A script has the references of those before it. Given once more they would be held once more, and all of them again by every cell
    // that follows.
    private IEnumerable<MetadataReference> NotYetChained(ScriptOptions options)
    {
        lock (_chained) return [.. options.MetadataReferences.Where(reference => !_chained.Contains(reference))];
    }

    /// <summary>The script that a piece of code would be if it came next.</summary>
    internal Script<object> Next(string code, string name)
    {
        _references.UseWorkingDirectory(Directory.GetCurrentDirectory());
        var options = OptionsOf(this)
            .WithFilePath(name).WithFileEncoding(System.Text.Encoding.UTF8).WithEmitDebugInformation(true)
            // Unoptimized, as the package has it: optimized code loses the line of an index out of range. Hot loops belong in compiled
            // files.
            .WithOptimizationLevel(OptimizationLevel.Debug).WithAllowUnsafe(true)
            .WithMetadataResolver(_references).WithSourceResolver(_references.Sources);
        return ScriptState is { } state
            ? state.Script.ContinueWith<object>(code, options.WithReferences(NotYetChained(options)))
            : Microsoft.CodeAnalysis.CSharp.Scripting.CSharpScript.Create<object>(code, options);
    }
}
