namespace Headroom.Grading;

public abstract partial class Grader
{
    private readonly Parts parts = new();

    /// <summary>
    /// A part of a case that is graded by itself, such as one of several kernels, on inputs that no other part has to make. The report says
    /// which parts
    /// are right, wrong and not attempted. The parts after one that throws still run; false where this one did not come to its end.
    /// </summary>
    protected bool Part(string name, Action body)
    {
        ArgumentNullException.ThrowIfNull(body);
        var wrong = current.WrongSoFar;
        try
        {
            body();
            parts.Ran(name, current.WrongSoFar == wrong);
            return true;
        }
        catch (Exception thrown) when (Unwrapped(thrown) is NotAttempted)
        {
            parts.IsUntouched(name);
            current.LeaveOut(name);
        }
        catch (Exception thrown)
        {
            parts.Ran(name, holds: false);
            if (current.Thrown is null) current.Catch(Read(thrown));
        }
        return false;
    }

    private static Exception Unwrapped(Exception thrown) =>
        thrown is System.Reflection.TargetInvocationException { InnerException: { } inner } ? Unwrapped(inner) : thrown;
}
