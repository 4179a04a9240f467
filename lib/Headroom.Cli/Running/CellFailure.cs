using Headroom.Jupyter.Cells;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Events;

namespace Headroom.Cli.Running;

/// <summary>Why a cell failed, and in which of its lines and columns (from 1) where that is known.</summary>
internal sealed record CellFailure(int Cell, int? Line, int? Column, string? Text, string Message)
{
    public static CellFailure Of(int cell, CommandFailed failed)
    {
        var place = failed.Exception is { } exception ? CellPlace.Of(exception) : null;
        return new CellFailure(cell, place?.Line, place?.Column, place?.Text, Describe(failed));
    }

    // An exception's stack is for the kernel's authors; type and message are for the cell's.
    private static string Describe(CommandFailed failed) => failed.Exception switch
    {
        null or CodeSubmissionCompilationErrorException or CellStoppedException => failed.Message.Trim(),
        var thrown => $"{thrown.GetType().Name}: {thrown.Message}",
    };
}
