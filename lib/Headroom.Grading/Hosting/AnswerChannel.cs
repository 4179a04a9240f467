using System.Diagnostics;
using Microsoft.Win32.SafeHandles;

namespace Headroom.Grading.Hosting;

/// <summary>
/// How a grader host's answers reach the command. Graded code may write to the console's streams, so on Unix these lead elsewhere: the
/// host answers on file descriptor 3, which no open name reaches, and standard output is the same as standard error. On Windows answers
/// are told apart by their mark alone.
/// </summary>
internal static class AnswerChannel
{
    private const string Variable = "HEADROOM_ANSWERS";
    private const int Descriptor = 3;

    /// <summary>The same start, with standard output moved out of the program's reach.</summary>
    public static ProcessStartInfo Apart(ProcessStartInfo start)
    {
        if (OperatingSystem.IsWindows()) return start;
        string[] command = [start.FileName, .. start.ArgumentList];
        start.FileName = "/bin/sh";
        start.ArgumentList.Clear();
        foreach (var word in (string[])["-c", $"exec \"$@\" {Descriptor}>&1 1>&2", "sh", .. command]) start.ArgumentList.Add(word);
        start.Environment[Variable] = $"{Descriptor}";
        return start;
    }

    /// <summary>In the host: where to answer. A process that the host starts has a channel of its own.</summary>
    public static Stream Open()
    {
        if (Environment.GetEnvironmentVariable(Variable) != $"{Descriptor}") return Console.OpenStandardOutput();
        Environment.SetEnvironmentVariable(Variable, null);
        return new FileStream(new SafeFileHandle(Descriptor, ownsHandle: true), FileAccess.Write, bufferSize: 0);
    }
}
