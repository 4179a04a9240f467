using System.Collections.Concurrent;
using Headroom.Jupyter.Cells;
using Headroom.Jupyter.Magics;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Events;
using Microsoft.DotNet.Interactive.Formatting;
using Microsoft.DotNet.Interactive.Formatting.TabularData;
using Microsoft.DotNet.Interactive.PackageManagement;

namespace Headroom.Jupyter;

/// <summary>What happened while a cell ran.</summary>
public sealed record CellResult(IReadOnlyList<KernelEvent> Events);

/// <summary>
/// The kernels that a notebook of the course may name, C# by default: the package's own, with <see cref="CellKernel"/> for C#.
/// </summary>
public sealed partial class NotebookKernel : IDisposable
{
    static NotebookKernel()
    {
        // A table is a table; the package would send it as comma-separated values as well, and says so when it shows its first.
        FormattedValue.CreateManyFromObject(new[] { new { Column = 1 } }.ToTabularDataResource());
        // The package shows markdown and cannot update it.
        Formatter.Register<string>(text => text, "text/markdown");
        Formatter.SetPreferredMimeTypesFor(typeof(TabularDataResource), HtmlFormatter.MimeType, PlainTextFormatter.MimeType);
    }

    public NotebookKernel()
    {
        CSharp = new CellKernel();
        CSharp.UseWho().UseNugetDirective((kernel, packages) =>
        {
            kernel.AddAssemblyReferences(packages.SelectMany(p => p.AssemblyPaths));
            return Task.CompletedTask;
        });
        var root = new CompositeKernel { CSharp, new HtmlKernel(), new JavaScriptKernel() };
        root.Add(new MarkdownKernel(), ["md"]);
        root.DefaultKernelName = CSharp.Name;
        // The package has put its own writers on the console by now, and would take what a listener prints for the cell's output.
        root.AddMiddleware((command, context, next) =>
        {
            CellConsole.Install();
            return next(command, context);
        });
        Root = root.UseImport().UseTime().UseMagicList();
    }

    public CompositeKernel Root { get; }

    public CellKernel CSharp { get; }

    /// <summary>
    /// Runs a cell after those sent earlier; failure is an event, not an exception. Cancelling ends the cell and keeps what was assigned.
    /// </summary>
    public async Task<CellResult> SubmitAsync(SubmitCode cell, CancellationToken cancel = default)
    {
        // A piece in another language, or a package being restored, knows only of the command's own token.
        using var other = new CancellationTokenSource();
        using var stop = cancel.Register(() =>
        {
            if (!CSharp.Interrupt(cell)) other.Cancel();
        });
        // The package's own list of a cell's events lacks those of what the cell imports.
        var events = new ConcurrentQueue<KernelEvent>();
        using var listening = Root.KernelEvents.Subscribe(happened =>
        {
            if (IsOf(cell, happened)) events.Enqueue(happened);
        });
        try
        {
            if (SurplusArguments.In(cell.Code, Root) is { } surplus)
            {
                await Root.SendAsync(new Refusal(surplus), other.Token);
                return new([new CommandFailed(null, cell, surplus)]);
            }
            await Root.SendAsync(cell, other.Token);
            return new([.. events]);
        }
        catch (OperationCanceledException)
        {
            // It was still waiting behind another cell.
            var stopped = CellStoppedException.Interrupted();
            return new([new CommandFailed(stopped, cell, stopped.Message)]);
        }
    }

    // Of the cell or a piece of it; the end of a piece is not the cell's.
    private static bool IsOf(SubmitCode cell, KernelEvent happened)
    {
        var command = happened.Command;
        if (ReferenceEquals(command, cell)) return true;
        if (happened is CommandSucceeded or CommandFailed) return false;
        while (command is not null && !ReferenceEquals(command, cell)) command = command.Parent;
        return command is not null;
    }

    /// <summary>Loads the compiler with a cell of another kernel, so that the first of this one does not wait for it.</summary>
    public static async Task WarmUpAsync()
    {
        using var throwAway = new CellKernel();
        await throwAway.SendAsync(new SubmitCode("var a = 1; a + 1"), CancellationToken.None);
    }

    public void Dispose() => Root.Dispose();
}
