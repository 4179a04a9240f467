using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Headroom.Editing.Completing;

/// <summary>The names of parameters, where an argument begins.</summary>
internal static class ArgumentNames
{
    public static IEnumerable<Candidate> At(EditedCell cell)
    {
        if (!cell.Before.IsKind(SyntaxKind.OpenParenToken) && !cell.Before.IsKind(SyntaxKind.CommaToken)) return [];
        if (cell.Before.Parent is not BaseArgumentListSyntax list || Call.Of(list, cell.Model) is not { } call) return [];
        var given = list.Arguments.Select(a => a.NameColon?.Name.Identifier.Text).ToHashSet();
        var before = list.Arguments.Count(a => a.NameColon is null && a.Span.End <= cell.Before.SpanStart && a.Span.Length > 0);
        return call.Overloads.SelectMany(o => Call.ParametersOf(o).Skip(before))
            .Where(p => p.Name.Length > 0 && !given.Contains(p.Name)).DistinctBy(p => p.Name)
            .Select(p => new Candidate(p.Name + ":", CandidateKind.Parameter, Candidate.Here, p.Name + ": ", [p]));
    }
}
