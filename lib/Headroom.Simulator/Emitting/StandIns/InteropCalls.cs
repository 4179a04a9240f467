namespace Headroom.Simulator.Emitting.StandIns;

/// <summary>
/// What rewritten kernels print with: the arguments of Interop.Write and WriteLine, of which there may be 14, arrive as one array.
/// </summary>
internal static class InteropCalls
{
    public static void Write(string format, object[] arguments, Lane lane) => lane.Print(Text(format, arguments), "");

    // A format that ends its line itself gets no second end.
    public static void WriteLine(string format, object[] arguments, Lane lane) =>
        lane.Print(Text(format, arguments), format?.EndsWith(Environment.NewLine, StringComparison.Ordinal) == true
            ? ""
            : Environment.NewLine);

    private static string Text(string? format, object[] arguments) =>
        arguments.Length == 0 ? format ?? "" : string.Format(format ?? "", arguments);
}
