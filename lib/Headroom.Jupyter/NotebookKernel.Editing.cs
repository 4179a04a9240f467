using Headroom.Editing;
using Headroom.Editing.Completing;
using Headroom.Jupyter.Cells;
using Headroom.Jupyter.Magics;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Events;

namespace Headroom.Jupyter;

// What an editor asks, past the package's queue: it would wait for the cell that runs.
public sealed partial class NotebookKernel
{
    /// <summary>
    /// What may be written at the cursor, the likeliest first, and which part of the cell it replaces. Null where no language that is known
    /// here is.
    /// </summary>
    internal CompletionsProduced? Complete(string code, LinePosition cursor)
    {
        var lines = MagicNames.Lines(code, CSharp);
        var question = new RequestCompletions(code, cursor);
        if (lines.MagicBefore(cursor.Line, cursor.Character) is { } before)
        {
            var (start, items) = MagicCompletion.At(before, MagicNames.WithDescriptions(Root), ".");
            return new(items.ToItems(), question, new(new(cursor.Line, start), new(cursor.Line, before.Length)));
        }
        return lines.KernelAt(cursor.Line) == CSharp.Name ? CSharp.Complete(question) : null;
    }

    internal HoverTextProduced? HoverOver(string code, LinePosition cursor) =>
        IsCSharp(code, cursor) ? CSharp.HoverOver(new RequestHoverText(code, cursor)) : null;

    internal SignatureHelpProduced? SignaturesOf(string code, LinePosition cursor) =>
        IsCSharp(code, cursor) ? CSharp.SignaturesOf(new RequestSignatureHelp(code, cursor)) : null;

    internal Completeness CompletenessOf(string code) =>
        MagicNames.Lines(code, CSharp) is var lines && lines.KernelAt(int.MaxValue) == CSharp.Name
            ? Completeness.Of(lines.CodeOf(CSharp.Name))
            : Completeness.Complete;

    private bool IsCSharp(string code, LinePosition cursor)
    {
        var lines = MagicNames.Lines(code, CSharp);
        return lines.MagicBefore(cursor.Line, cursor.Character) is null && lines.KernelAt(cursor.Line) == CSharp.Name;
    }
}
