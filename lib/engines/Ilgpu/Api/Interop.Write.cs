using ILGPU.Simulation;

namespace ILGPU;

public static partial class Interop
{
    /// <summary>Prints from a kernel, if the context was built with <see cref="Context.Builder.IOOperations"/>.</summary>
    public static void Write(string expression) => Print(expression, "");

    public static void WriteLine(string expression) => Print(expression, Environment.NewLine);

    /// <summary>Prints from a kernel; {0} stands for the first value, and so on.</summary>
    public static void Write<T1>(string format, T1 arg1)
        where T1 : unmanaged =>
        Print(string.Format(format, arg1), "");

    public static void WriteLine<T1>(string format, T1 arg1)
        where T1 : unmanaged =>
        Print(string.Format(format, arg1), Environment.NewLine);

    public static void Write<T1, T2>(string format, T1 arg1, T2 arg2)
        where T1 : unmanaged
        where T2 : unmanaged =>
        Print(string.Format(format, arg1, arg2), "");

    public static void WriteLine<T1, T2>(string format, T1 arg1, T2 arg2)
        where T1 : unmanaged
        where T2 : unmanaged =>
        Print(string.Format(format, arg1, arg2), Environment.NewLine);

    public static void Write<T1, T2, T3>(string format, T1 arg1, T2 arg2, T3 arg3)
        where T1 : unmanaged
        where T2 : unmanaged
        where T3 : unmanaged =>
        Print(string.Format(format, arg1, arg2, arg3), "");

    public static void WriteLine<T1, T2, T3>(string format, T1 arg1, T2 arg2, T3 arg3)
        where T1 : unmanaged
        where T2 : unmanaged
        where T3 : unmanaged =>
        Print(string.Format(format, arg1, arg2, arg3), Environment.NewLine);

    public static void Write<T1, T2, T3, T4>(string format, T1 arg1, T2 arg2, T3 arg3, T4 arg4)
        where T1 : unmanaged
        where T2 : unmanaged
        where T3 : unmanaged
        where T4 : unmanaged =>
        Print(string.Format(format, arg1, arg2, arg3, arg4), "");

    public static void WriteLine<T1, T2, T3, T4>(string format, T1 arg1, T2 arg2, T3 arg3, T4 arg4)
        where T1 : unmanaged
        where T2 : unmanaged
        where T3 : unmanaged
        where T4 : unmanaged =>
        Print(string.Format(format, arg1, arg2, arg3, arg4), Environment.NewLine);

    private static void Print(string text, string end)
    {
        if (Lane.Current is { } lane)
            lane.Print(text, end);
        else
            Console.Write(text + end);
    }
}
