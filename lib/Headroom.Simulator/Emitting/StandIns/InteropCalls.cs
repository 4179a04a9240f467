namespace Headroom.Simulator.Emitting.StandIns;

[Replaces(typeof(Interop))]
internal static class InteropCalls
{
    public static void Write(string expression, Lane lane) => lane.Print(expression, "");

    public static void WriteLine(string expression, Lane lane) => lane.Print(expression, Environment.NewLine);

    public static void Write<T1>(string format, T1 arg1, Lane lane) where T1 : unmanaged =>
        lane.Print(string.Format(format, arg1), "");

    public static void WriteLine<T1>(string format, T1 arg1, Lane lane) where T1 : unmanaged =>
        lane.Print(string.Format(format, arg1), Environment.NewLine);

    public static void Write<T1, T2>(string format, T1 arg1, T2 arg2, Lane lane) where T1 : unmanaged where T2 : unmanaged =>
        lane.Print(string.Format(format, arg1, arg2), "");

    public static void WriteLine<T1, T2>(string format, T1 arg1, T2 arg2, Lane lane) where T1 : unmanaged where T2 : unmanaged =>
        lane.Print(string.Format(format, arg1, arg2), Environment.NewLine);

    public static void Write<T1, T2, T3>(string format, T1 arg1, T2 arg2, T3 arg3, Lane lane) where T1 : unmanaged where T2 : unmanaged where T3 : unmanaged =>
        lane.Print(string.Format(format, arg1, arg2, arg3), "");

    public static void WriteLine<T1, T2, T3>(string format, T1 arg1, T2 arg2, T3 arg3, Lane lane) where T1 : unmanaged where T2 : unmanaged where T3 : unmanaged =>
        lane.Print(string.Format(format, arg1, arg2, arg3), Environment.NewLine);

    public static void Write<T1, T2, T3, T4>(string format, T1 arg1, T2 arg2, T3 arg3, T4 arg4, Lane lane) where T1 : unmanaged where T2 : unmanaged where T3 : unmanaged where T4 : unmanaged =>
        lane.Print(string.Format(format, arg1, arg2, arg3, arg4), "");

    public static void WriteLine<T1, T2, T3, T4>(string format, T1 arg1, T2 arg2, T3 arg3, T4 arg4, Lane lane) where T1 : unmanaged where T2 : unmanaged where T3 : unmanaged where T4 : unmanaged =>
        lane.Print(string.Format(format, arg1, arg2, arg3, arg4), Environment.NewLine);
}
