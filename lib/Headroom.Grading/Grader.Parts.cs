namespace Headroom.Grading;

public abstract partial class Grader
{
    private readonly Parts _parts = new();

    /// <summary>
    /// A part of a case that is graded by itself, such as one of several kernels, on inputs that no other part has to make. The report says
    /// which parts
    /// are right, wrong and not attempted. The parts after one that throws still run; false where this one did not come to its end.
    /// </summary>
    protected bool Part(string name, Action body)
    {
        ArgumentNullException.ThrowIfNull(body);
        var wrong = _current.WrongSoFar;
        try
        {
            body();
            _parts.Ran(name, _current.WrongSoFar == wrong);
            return true;
        }
        catch (Exception thrown) when (Unwrapped(thrown) is NotAttempted)
        {
            _parts.IsUntouched(name);
            _current.LeaveOut(name);
        }
        catch (Exception thrown)
        {
            _parts.Ran(name, holds: false);
            if (_current.Thrown is null) _current.Catch(Read(thrown));
        }
        return false;
    }

    private static Exception Unwrapped(Exception thrown) =>
        thrown is System.Reflection.TargetInvocationException { InnerException: { } inner } ? Unwrapped(inner) : thrown;
}
