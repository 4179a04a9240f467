using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Events;
using Microsoft.DotNet.Interactive.Parsing;

namespace Microsoft.DotNet.Interactive;

public abstract partial class Kernel
{
    /// <summary>Whether a cell is whole, lacks something that could still be typed, or is wrong however it goes on.</summary>
    internal Completeness CompletenessOf(string code)
    {
        var target = GetHandlingKernel(new SubmitCode(code)) ?? this;
        var lines = new CellLines(code, target);
        return lines.KernelAt(int.MaxValue) is CSharp.CSharpKernel csharp ? Completeness.Of(lines.CodeFor(csharp)) : Completeness.Complete;
    }

    // Not queued: an editor asks while a cell runs, and the answer needs nothing of that cell.
    private async Task<KernelCommandResult> AnswerAsync(KernelCommand question, CancellationToken cancellationToken)
    {
        var context = new KernelInvocationContext(question, this);
        using var events = context.KernelEvents.Subscribe(PublishEvent);
        using var stop = cancellationToken.Register(context.Cancel);
        await RunGuardedAsync(question, context);
        return context.Result;
    }

    private Task AnswerAsync(LanguageServiceCommand question, KernelInvocationContext context)
    {
        var target = GetHandlingKernel(question) ?? throw new NoSuitableKernelException(question);
        var lines = new CellLines(question.Code, target);
        var asked = lines.KernelAt(question.LinePosition.Line);
        if (lines.MagicBefore(question.LinePosition) is { } magic)
        {
            if (question is RequestCompletions completions) context.Publish(asked.CompleteMagic(magic, completions));
            return Task.CompletedTask;
        }
        // A kernel whose language nobody knows here, such as html, has no answer; that is no failure.
        return asked.SupportsCommandType(question.GetType()) ? asked.AnswerAloneAsync(question, context) : Task.CompletedTask;
    }

    private CompletionsProduced CompleteMagic(string before, RequestCompletions question)
    {
        var (start, items) = new MagicCompletion(this).At(before);
        var line = question.LinePosition.Line;
        return new(items, question, new(new(line, start), new(line, before.Length)));
    }
}
