namespace Headroom.Grading;

/// <summary>
/// Why a case fails, where that is known without comparing numbers: a race, an index out of bounds, a kernel that is none.
/// </summary>
/// <param name="Reason">The kind of failure.</param>
/// <param name="What">What happened, to stand before " on" and the case's name.</param>
/// <param name="Likely">One likely cause.</param>
/// <param name="Places">The lines of the learner's file; more lines of a place's text say who did what there.</param>
/// <param name="Note">What else to know, as a sentence.</param>
internal sealed record Finding(Reason Reason, string What, string? Likely, IReadOnlyList<SourcePlace> Places, string? Note = null);

/// <summary>Ends a case with a finding.</summary>
internal sealed class FindingException(Finding finding) : Exception(finding.What)
{
    public Finding Finding => finding;
}
