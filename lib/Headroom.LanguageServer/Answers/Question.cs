using Headroom.Editing;
using Headroom.LanguageServer.Chains;
using Headroom.LanguageServer.Protocol;
using Microsoft.CodeAnalysis.Text;

namespace Headroom.LanguageServer.Answers;

/// <summary>A place in a version of a cell, and a token that says when nobody waits for the answer any more.</summary>
internal sealed record Question(CellChain Chain, CellLink Link, Position Position, CancellationToken Cancel)
{
    /// <summary>The line up to the cursor where it is a magic command; null in code.</summary>
    public string? MagicBefore => Link.Lines.MagicBefore(Position.Line, Position.Character);

    /// <summary>The cell and the cursor; null in a part for another kernel, and in a magic command.</summary>
    public EditedCell? Code => Link.Lines.KernelAt(Position.Line) != Magics.CSharp || MagicBefore is not null
        ? null
        : new(Link.Compilation, Link.Tree, Link.Cell.Text.OffsetOf(Position), Cancel) { Folder = Link.Scripts.Folder };

    public TextRange RangeOf(TextSpan span) => Link.Cell.Text.RangeOf(span);
}
