namespace Microsoft.DotNet.Interactive.Jupyter;

// Cells import these with `using static`, see UseJupyterHelpers.
public static class TopLevelMethods
{
    /// <summary>Asks for a line of text; throws NotSupportedException where nobody can be asked, as under nbconvert.</summary>
    public static string input(string prompt = "") => Ask(Kernel.GetInputAsync(prompt));

    /// <summary>As <see cref="input"/>; what is typed is not shown.</summary>
    public static PasswordString password(string prompt = "") => Ask(Kernel.GetPasswordAsync(prompt));

    /// <summary>Removes what the cell has shown so far: at once, or when the next output comes.</summary>
    public static void clear_output(bool wait = false)
    {
        if (KernelInvocationContext.Current is { IsComplete: false } context) context.Publish(new ClearOutput(context.CurrentCommand, wait));
    }

    private static T Ask<T>(Task<T> answer)
    {
        try { return answer.GetAwaiter().GetResult(); }
        catch (InvalidOperationException e) { throw new NotSupportedException(e.Message, e); }
    }
}
