using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.DotNet.Interactive.Events;

namespace Headroom.Cli.Running;

/// <summary>Why a cell failed, and in which of its lines (from 1) where that is known.</summary>
internal sealed partial record CellFailure(int Cell, int? Line, string? Text, string Message)
{
    /// <summary>Reads the place from the exception where the kernel left it there, else from the compiler's "(3,7): error".</summary>
    public static CellFailure Of(int cell, string source, CommandFailed failed)
    {
        if (failed.Exception?.Data["cell.line"] is int line)
            return new CellFailure(cell, line, failed.Exception.Data["cell.text"] as string, Describe(failed));
        var lines = source.Split('\n');
        return CompilerPlace().Match(failed.Message) is { Success: true } place && int.Parse(place.Groups[1].Value, CultureInfo.InvariantCulture) is var at && at <= lines.Length
            ? new CellFailure(cell, at, lines[at - 1].TrimEnd('\r'), Describe(failed))
            : new CellFailure(cell, null, null, Describe(failed));
    }

    // An exception's stack is for the kernel's authors; type and message are for the cell's.
    private static string Describe(CommandFailed failed) => failed.Exception switch
    {
        null or Microsoft.DotNet.Interactive.CodeSubmissionCompilationErrorException => failed.Message.Trim(),
        var thrown => $"{thrown.GetType().Name}: {thrown.Message}",
    };

    [GeneratedRegex(@"^\((\d+),\d+\): error")]
    private static partial Regex CompilerPlace();
}
