using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Events;
using Microsoft.DotNet.Interactive.Formatting;
using Microsoft.DotNet.Interactive.Parsing;

namespace Microsoft.DotNet.Interactive;

public abstract partial class Kernel
{
    private async Task RunCellAsync(SubmitCode cell, KernelInvocationContext context)
    {
        var target = GetHandlingKernel(cell) ?? throw new NoSuitableKernelException(cell);
        context.HandlingKernel = target;
        IReadOnlyList<CellPiece> pieces;
        try { pieces = CellSplitter.Split(cell.Code, target); }
        catch (MagicSyntaxException e)
        {
            Reject(cell, context, e);
            return;
        }
        if (pieces is [] || (pieces is [CodePiece only] && only.Code == cell.Code))
        {
            await target.HandleAsync(cell, context);
            return;
        }
        foreach (var piece in pieces)
        {
            if (context.IsFailed || context.CancellationToken.IsCancellationRequested) return;
            await RunPieceAsync(piece, cell, context);
        }
    }

    private static Task RunPieceAsync(CellPiece piece, SubmitCode cell, KernelInvocationContext context)
    {
        switch (piece)
        {
            case CodePiece code:
                var part = new SubmitCode(code.Code, code.Kernel.Name) { IsPiece = true, LineOffset = cell.LineOffset + code.Line - 1, Parameters = cell.Parameters };
                part.SetParent(cell, bubbleEvents: true);
                return code.Kernel.HandleAsync(part, context);
            case MagicPiece { Call: var call }:
                context.HandlingKernel = call.Kernel;
                return call.Magic.Run(call, context);
            case PackagesPiece packages:
                return packages.CSharp.AddPackagesAsync(packages, context);
            default:
                throw new InvalidOperationException($"no way to run {piece.GetType().Name}");
        }
    }

    private static void Reject(SubmitCode cell, KernelInvocationContext context, MagicSyntaxException problem)
    {
        var lines = cell.Code.Split('\n');
        Utility.CellPlace.Mark(problem, new(Utility.CellPlace.NameOf(cell), problem.Line + cell.LineOffset, lines[problem.Line - 1].TrimEnd('\r')));
        context.Publish(new DiagnosticsProduced(
            [problem.ToDiagnostic()], [new(PlainTextFormatter.MimeType, problem.Message)], cell));
        var failure = new CodeSubmissionCompilationErrorException(problem);
        Utility.CellPlace.Mark(failure, Utility.CellPlace.Of(problem));
        context.Fail(cell, failure, problem.Message);
    }
}
