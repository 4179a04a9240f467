using Headroom.Grading.Referring;

namespace Headroom.Grading;

/// <summary>
/// What an exercise requires, written as cases. A grader overrides <see cref="Require"/>; everything else (seeds, exceptions,
/// unattempted parts, likely causes, the grade) happens here.
/// </summary>
public abstract partial class Grader
{
    private readonly List<CaseResult> _cases = [];
    private readonly List<string> _meanings = [];
    private readonly List<string> _notes = [];
    private Action<string> _starting = _ => { };
    private bool _untilWrong;
    private bool _isDecided;
    private ExpectedValues? _expected;

    /// <summary>Inputs of this run. The seed is fixed while practising and fresh in <c>--final</c>.</summary>
    protected Draw Draw { get; private set; } = new(0);

    /// <summary>What this run was asked for.</summary>
    protected GradeRequest Request { get; private set; } = new("", "", "", 0);

    /// <summary>
    /// Namespaces, types or members of the library that would answer the exercise for the learner; a file that uses one is not accepted.
    /// </summary>
    protected virtual IReadOnlyList<string> Forbidden => [];

    /// <summary>
    /// The text of the file that is graded, as it was compiled; null where it is not to be had. For an exercise that judges what was
    /// changed.
    /// </summary>
    /// <param name="name">The file's name without its folder, where an assembly holds several.</param>
    protected string? Source(string name) => SubmittedSource.Of(Request.Assembly, name);

    /// <summary>States the cases. Called once per check.</summary>
    protected abstract void Require();

    /// <summary>What a pass means, printed when the check passes. Numbers in it come from the learner's own results.</summary>
    protected void Meaning(string note) => _meanings.Add(note);

    /// <summary>
    /// What to know beside the counts, printed on a pass and where a budget is exceeded; said once however often it is given.
    /// </summary>
    internal void Note(string note)
    {
        if (!_notes.Contains(note)) _notes.Add(note);
    }

    /// <summary>
    /// One case: a name that tells shape and dtype, and a body that calls the learner's code and states what must come back.
    /// </summary>
    protected void Case(string name, Action body, string setting = "")
    {
        if (_isDecided || Skips(name)) return;
        _starting(name);
        _current = new CaseResult(name, setting);
        _expected?.Begin(name);
        try
        {
            CaseStarts();
            body();
            _current.Close();
        }
        catch (Exception thrown)
        {
            _current.Catch(Read(thrown));
        }
        finally
        {
            if (Afterwards(_current.Holds) is { } found) _current.Catch(found);
            CaseEnds();
        }
        _cases.Add(_current);
        _isDecided = _untilWrong && _current.DecidesAlone && !_cases.Exists(c => !c.Holds && !c.NotAttempted && !c.DecidesAlone);
    }

    /// <summary>Whether what is counted matters, as it does on the simulated GPU.</summary>
    internal virtual bool IsCounting => true;

    /// <summary>Whether a case is left out of this run; asked before each.</summary>
    internal virtual bool Skips(string caseName) => false;

    /// <summary>Before each case's body.</summary>
    internal virtual void CaseStarts() { }

    /// <summary>
    /// What fails a case whose body came to its end, if anything; <paramref name="holds"/> tells whether all that the body stated is so.
    /// </summary>
    internal virtual Exception? Afterwards(bool holds) => null;

    /// <summary>After each case, however it ended.</summary>
    internal virtual void CaseEnds() { }

    /// <summary>What an exception that ended a case tells; itself where there is nothing to add.</summary>
    internal virtual Exception Read(Exception thrown) => thrown;

    /// <summary>What the lines of a case came to: of the named one, else of the one that came to most; null where nothing was
    /// counted.</summary>
    internal virtual CaseFigures? Figures(string? caseName) => null;

    /// <summary>After the last case.</summary>
    internal virtual void Close() { }

    internal Grade Run(GradeRequest request, Action<string> onCase)
    {
        _starting = onCase;
        Request = request;
        Draw = new Draw(request.Seed);
        _untilWrong = request.UntilWrong;
        if (!request.AllSolutions && ReferenceCheck.Find(request.Assembly, Forbidden) is { Count: > 0 } used)
            return Conclusion.Refused(used);
        using var expected = _expected = request.IsExamined ? new ExpectedValues() : null;
        try
        {
            Require();
        }
        catch (Exception thrown) when (_cases.Count == 0 || thrown is not OutOfMemoryException)
        {
            // Signature changes surface when Require itself is compiled, before any case runs.
            var outside = new CaseResult("the grader's own set-up", "");
            outside.Catch(Read(thrown));
            _cases.Add(outside);
        }
        finally
        {
            Close();
        }
        expected?.End();
        return Concluded(request) with { Expected = expected?.Cases };
    }

    private Grade Concluded(GradeRequest request)
    {
        if (!IsCounting) return Conclusion.Of(request.Exercise, _cases, [], [], [], [], _parts);
        var grade = Conclusion.Of(request.Exercise, _cases, _budget, _noisy, _meanings, _notes, _parts, _lacking);
        return grade with { Figures = Figures(grade.Budget.FirstOrDefault(row => row.What == grade.Counter && !row.Kept)?.Case) };
    }
}
