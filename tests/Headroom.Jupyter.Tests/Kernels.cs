using Headroom.Jupyter;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Events;

namespace Headroom.Testing;

/// <summary>Kernels as the course composes them, and short ways to read what a cell did.</summary>
internal static class Kernels
{
    public static NotebookKernel New() => new();

    public static async Task<IReadOnlyList<KernelEvent>> Run(this NotebookKernel kernel, string code, string? target = null) =>
        (await kernel.SubmitAsync(new SubmitCode(code, target))).Events;

    public static Task<KernelCommandResult> Send(this NotebookKernel kernel, KernelCommand command) =>
        command is SubmitCode cell ? kernel.SubmitAsync(cell) : kernel.Root.SendAsync(command);

    /// <summary>The events of a cell that must succeed.</summary>
    public static async Task<IReadOnlyList<KernelEvent>> Succeed(this NotebookKernel kernel, string code)
    {
        var events = await kernel.Run(code);
        if (events.Failure() is { } failure) Assert.Fail(failure.Message);
        return events;
    }

    /// <summary>The result of a cell that must succeed.</summary>
    public static async Task<object?> Value(this NotebookKernel kernel, string code) =>
        (await kernel.Succeed(code)).OfType<ReturnValueProduced>().SingleOrDefault()?.Value;

    public static CommandFailed? Failure(this IEnumerable<KernelEvent> events) => events.OfType<CommandFailed>().SingleOrDefault();

    public static string Output(this IEnumerable<KernelEvent> events) =>
        string.Concat(events.OfType<StandardOutputValueProduced>().SelectMany(e => e.FormattedValues).Select(v => v.Value));

    public static string[] Kinds(this IEnumerable<KernelEvent> events) => [.. events.Select(e => e.GetType().Name)];
}

/// <summary>One kernel for tests that leave no trace others could see; each uses names of its own.</summary>
public sealed class SharedKernel : IDisposable
{
    internal NotebookKernel Kernel { get; } = Kernels.New();

    public void Dispose() => Kernel.Dispose();
}

internal static class FailurePlace
{
    public static (string Name, int Line, string Text)? Place(this CommandFailed failure) =>
        failure.Exception?.Data is { } data && data["cell.name"] is string name
            ? (name, (int)data["cell.line"]!, (string)data["cell.text"]!)
            : null;
}
