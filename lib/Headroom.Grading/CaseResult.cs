using System.Reflection;

namespace Headroom.Grading;

/// <summary>What one case found: its numbers, its arrays, its watched inputs, or the exception that ended it.</summary>
internal sealed class CaseResult(string name, string setting)
{
    private const int MostPrinted = 20; // lines

    private readonly List<Expectation> _numbers = [];
    private readonly List<ArrayExpectation> _arrays = [];
    private readonly List<Watched> _inputs = [];
    private readonly List<string> _printed = [];

    public string Name => name;
    public string Setting => setting;
    public IReadOnlyList<Expectation> Numbers => _numbers;
    public IReadOnlyList<ArrayExpectation> Arrays => _arrays;
    /// <summary>What kernels printed.</summary>
    public IReadOnlyList<string> Printed => _printed;

    public Exception? Thrown { get; private set; }
    public string? ChangedInput { get; private set; }

    /// <summary>Why it fails, where the code that ran it knows; else null.</summary>
    public Finding? Finding => (Thrown as FindingException)?.Finding;

    /// <summary>The first part that nobody has written yet; null where there is none.</summary>
    public string? LeftOut { get; private set; }

    /// <summary>Nothing that was stated is wrong, and something is not written yet.</summary>
    public bool NotAttempted => Thrown is NotAttempted || LeftOut is not null && Thrown is null && ChangedInput is null && WrongSoFar == 0;

    public bool Holds => Thrown is null && LeftOut is null && ChangedInput is null && WrongSoFar == 0;

    /// <summary>How many numbers and arrays are wrong.</summary>
    public int WrongSoFar => _numbers.Count(n => !n.Holds) + _arrays.Count(a => !a.Holds);

    /// <summary>Whether a wrong array of this case is one that a known mistake gives.</summary>
    public bool IsExplained => _arrays.Exists(a => a.Trapped is not null);

    /// <summary>
    /// Whether what fails here is all that a report tells of the failure: what a known mistake explains in the first wrong case is told.
    /// Other numbers are compared over all cases, for a cause that explains each of them; an array that no mistake explains may be
    /// explained in another case; and a part that is not attempted says nothing of the others.
    /// </summary>
    public bool DecidesAlone =>
        !Holds && !NotAttempted
            && (Thrown is not null || ChangedInput is not null || IsExplained || _numbers.Exists(n => !n.Holds && n.Trapped() is not null)
            || _numbers.TrueForAll(n => n.Holds) && !_arrays.Exists(a => a.HasTraps));

    /// <summary>A case that states nothing would pass any submission; that is the grader's mistake and is reported as such.</summary>
    public bool Empty => Thrown is null && LeftOut is null && _numbers.Count == 0 && _arrays.Count == 0;

    public Expectation Add(Expectation number)
    {
        _numbers.Add(number);
        return number;
    }

    public ArrayExpectation Add(ArrayExpectation array)
    {
        _arrays.Add(array);
        return array;
    }

    /// <summary>Keeps the lines of the first launches that print; those of the rest of many launches would hide them.</summary>
    public void Print(IEnumerable<string> lines)
    {
        if (_printed.Count < MostPrinted) _printed.AddRange(lines);
    }

    public void LeaveOut(string part) => LeftOut ??= part;

    public void Watch(Watched input) => _inputs.Add(input);

    public void Close()
    {
        foreach (var input in _inputs)
            if (input.FirstChange() is >= 0 and var index)
            {
                ChangedInput = $"{input.Name}[{index}]";
                return;
            }
    }

    public void Catch(Exception thrown)
    {
        while (thrown is TargetInvocationException or TypeInitializationException or AggregateException { InnerExceptions.Count: 1 }
            && thrown.InnerException is not null)
            thrown = thrown.InnerException;
        Thrown = thrown;
    }
}
