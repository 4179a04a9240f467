using System.ComponentModel;
using System.Diagnostics;

namespace Headroom.Grading.Hosting;

/// <summary>What a process takes of the machine; null once it has ended.</summary>
internal class ProcessUsage(Process process)
{
    /// <summary>Of one process alone, or of all that it started where it only stands around them, as a sandbox does.</summary>
    public static ProcessUsage Of(Process process, bool isContained) =>
        isContained && OperatingSystem.IsLinux() ? new ProcessTreeUsage(process) : new ProcessUsage(process);

    /// <summary>Processor time of all threads.</summary>
    public virtual TimeSpan? Processor => Read(one => one.TotalProcessorTime);

    /// <summary>Bytes of memory in use.</summary>
    public virtual long? Memory => Read(one => one.WorkingSet64);

    /// <summary>Threads; 0 where nobody counts them.</summary>
    public virtual int Threads => 0;

    private T? Read<T>(Func<Process, T> figure) where T : struct
    {
        try
        {
            process.Refresh();
            return process.HasExited ? null : figure(process);
        }
        catch (Exception e) when (e is InvalidOperationException or Win32Exception)
        {
            return null;
        }
    }
}
