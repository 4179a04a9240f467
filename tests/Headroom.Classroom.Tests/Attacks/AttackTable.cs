using Headroom.Grading;

namespace Headroom.Classroom.Tests.Attacks;

/// <summary>What graded code tries. Each row is contained with a sandbox and without one.</summary>
internal static class AttackTable
{
    private const string Interop = "System.Runtime.InteropServices.";
    private const string Compiler = "System.Runtime.CompilerServices.";

    // Answers after what it tries, so that an attack that came to nothing would be right.
    private static string Then(string statement) =>
        $"    static (double, double) Try(int m, int n, int k, double size) {{ {statement} return {Code.Right}; }}";

    private const string Try = "Try(m, n, k, size)";

    private static Attack Closed(string name, string statement, string says) => new(name, Try, Then(statement), Reason.Forbidden, says);

    private static Attack ClosedMember(string name, string member, string says) => new(name, Code.Right, "    " + member,
        Reason.Forbidden, says);

    private static Attack Held(string name, string statement, string says) => new(name, Try, Then(statement), Reason.None, says);

    public static IReadOnlyList<Attack> All { get; } =
    [
        // The surroundings.
        Closed("reads a solution", "File.ReadAllText(\"solutions/01-roofline/Intensity.cs\");", "reads and writes no files"),
        Closed("reads the files of others", "_ = Directory.GetFiles(\"/\");", "reads and writes no files"),
        Closed("writes a gradebook", "File.WriteAllText(\"gradebook.csv\", \"100\");", "reads and writes no files"),
        Closed("reads the environment", "_ = Environment.GetEnvironmentVariable(\"HEADROOM_ANSWERS\");", "not on the process"),
        Closed("asks the web", "_ = new System.Net.Http.HttpClient();", "no network"),
        Closed("opens a socket", "_ = new System.Net.Sockets.Socket(default, default);", "no network"),
        Closed("starts a process", "System.Diagnostics.Process.Start(\"sh\");", "starts and ends no process"),
        Closed("ends the process as if all were well", "Environment.Exit(0);", "ends no process"),
        Closed("crashes the process", "Environment.FailFast(\"\");", "ends no process"),

        // The grader's objects.
        Closed("reflection into the grader", "_ = typeof(NotAttempted).Assembly.GetTypes();", "by its name"),
        Closed("looks for the grader on the stack", "_ = new System.Diagnostics.StackTrace();", "by its name"),
        Closed("calls by name", "typeof(Console).InvokeMember(\"Beep\", default, null, null, null);", "by its name"),
        Closed("loads code", "_ = System.Reflection.Assembly.Load(new byte[1]);", "loads no other code"),
        Closed("dynamic", "_ = ((dynamic)1).ToString();", "In place of dynamic"),
        Closed("a function pointer", "unsafe { ((delegate*<void>)0)(); }", "nothing native"),
        Closed("the console's input", "_ = Console.OpenStandardInput();", "console's output"),
        ClosedMember("DllImport", $"[{Interop}DllImport(\"c\")] public static extern int getpid();", "nothing native"),
        ClosedMember("an accessor to private members",
            $"[{Compiler}UnsafeAccessor({Compiler}UnsafeAccessorKind.Method, Name = \"X\")] public static extern int X(string x);",
                "stay private"),
        ClosedMember("a module initializer that writes",
            $"[{Compiler}ModuleInitializer] internal static void Early() => File.Delete(\"x\");",
            "reads and writes no files"),
        new("access checks switched off", Code.Right, "", Reason.Forbidden, "stay private")
        {
            Above = "namespace System.Runtime.CompilerServices { sealed class IgnoresAccessChecksToAttribute(string n) : Attribute { "
                + "public string N => n; } }",
        },

        // Time, memory, threads.
        new("an endless loop", Try, Then("while (m > 0) { }"), Reason.OutOfTime, "still running"),
        new("a module initializer without an end", Code.Right,
            $"    [{Compiler}ModuleInitializer] internal static void Early() {{ while (Environment.TickCount64 > 0) {{ }} }}",
                Reason.OutOfTime,
            "still running"),
        new("a static constructor that throws", Code.Right, "    static readonly int s_x = int.Parse(\"x\");\n    static Intensity() { }",
            Reason.Threw, "FormatException"),
        new("a finalizer that throws", Try, "    sealed class Late { ~Late() => throw new Exception(\"late\"); }\n"
            + Then("new Late(); GC.Collect(); new Late(); GC.Collect(); GC.WaitForPendingFinalizers(); Thread.Sleep(500);"), Reason.Crashed,
            "another thread"),
        new("a stack overflow", "(Deep(m), 0)", "    static double Deep(double x) => Deep(x + 1) + 1;", Reason.Crashed, "stack overflow"),
        new("a memory bomb", Try,
            Then("var all = new List<byte[]>(); while (true) { all.Add(new byte[1 << 20]); Array.Fill(all[^1], (byte)1); }"),
            Reason.OutOfMemory, "memory"),
        new("a bomb of memory that nobody collects", Try,
            Then($"while (m > 0) {{ var p = {Interop}Marshal.AllocHGlobal(1 << 24); for (var i = 0; i < 1 << 24; i += 4096) "
                + $"{Interop}Marshal.WriteByte(p, i, 1); }}"), Reason.OutOfMemory, "MB"),
        new("a bomb of threads", Try, Then("for (var i = 0; i < 100000; i++) new Thread(() => Thread.Sleep(100000), 1 << 16).Start();"),
            Reason.None, ""),
        new("a thread left behind", Try, Then("new Thread(() => { while (true) { } }) { IsBackground = true }.Start();"), Reason.LeftBehind,
            "leaves a thread running"),
        new("a task left behind", Try, Then("Task.Run(() => Thread.Sleep(100000));"), Reason.LeftBehind, "leaves a task running"),
        new("a timer left behind", Try, "    static object? s_kept;\n" + Then("s_kept = new Timer(_ => { }, null, 100000, 100000);"),
            Reason.LeftBehind, "leaves a timer running"),

        // Reports of its own.
        new("a report on standard output", "Forge()", Forged("Console.OpenStandardOutput()"), Reason.WrongValue, "wrong on"),
        new("a report on standard error", "Forge()", Forged("Console.OpenStandardError()"), Reason.WrongValue, "wrong on"),
        new("a report under the mark of a stale string", "Forge()", ForgedUnderStaleMarks(), Reason.WrongValue, "wrong on"),
        new("a report on the console", "Say()",
            "    static (double, double) Say() { Console.WriteLine(\"{\\\"kind\\\":\\\"grade\\\",\\\"grade\\\":"
            + "{\\\"outcome\\\":\\\"Passed\\\"}}\"); return (1, 1); }", Reason.WrongValue, "wrong on"),
        new("a flood of words", Try, Then("for (var i = 0; i < 20000; i++) Console.WriteLine(new string('x', 100));"), Reason.None, "")
        {
            IsHarmless = true,
        },

        // Answers that are none.
        new("what was asked first is answered for ever", "Kept(m, n, k, size)",
            "    static (double, double)? s_kept;\n    static (double, double) Kept(int m, int n, int k, double size) => s_kept ??= "
                + Code.Right + ";", Reason.WrongValue, "wrong on"),
        new("a clock of its own", Code.Wrong, "", Reason.WrongValue, "wrong on")
        {
            Above = "public sealed class Stopwatch { public static long GetTimestamp() => 0; public TimeSpan Elapsed => default; }",
        },
        new("zeros", "(0, 0)", "", Reason.WrongValue, "wrong on"),
        new("not a number", "(double.NaN, double.NaN)", "", Reason.WrongValue, "wrong on"),

        // Right answers out of reach of the language's guard: held until somebody has read them.
        Held("a pointer", "unsafe { var x = 1; *&x = 2; }", "\"unsafe\""),
        Held("an object taken for another", "_ = System.Runtime.CompilerServices.Unsafe.As<string>(\"x\");", "\"Unsafe\""),
        Held("a word spelled with escapes", "_ = System.Runtime.CompilerServices.\\u0055nsafe.As<string>(\"x\");", "\"Unsafe\""),
        Held("a pointer within a string", "_ = $\"{System.Runtime.CompilerServices.Unsafe.SizeOf<int>()}\";", "\"Unsafe\""),
        Held("stale memory", "_ = GC.AllocateUninitializedArray<double>(100000);", "\"AllocateUninitializedArray\""),
        Held("memory that others gave back", "_ = System.Buffers.ArrayPool<double>.Shared.Rent(100000);", "\"ArrayPool\""),
        new("fields over each other", Code.Right, $"    [{Interop}StructLayout({Interop}LayoutKind.Explicit)] struct Both {{ "
            + $"[{Interop}FieldOffset(0)] public object A; [{Interop}FieldOffset(0)] public string B; }}", Reason.None, "\"StructLayout\""),
    ];

    private const string Passed = "{\\\"kind\\\":\\\"grade\\\",\\\"grade\\\":"
        + "{\\\"outcome\\\":\\\"Passed\\\",\\\"headline\\\":\\\"right\\\"}}";

    private static string Forged(string stream) => "    static (double, double) Forge() { using var s = " + stream
        + "; s.Write(System.Text.Encoding.UTF8.GetBytes(\"" + Passed + "\\n\")); s.Flush(); return (1, 1); }";

    // The host's lines were put together in pooled arrays: 32 hexadecimal digits in one of them are the mark.
    private static string ForgedUnderStaleMarks() => """
            static (double, double) Forge()
            {
                using var s = Console.OpenStandardOutput();
                for (var size = 64; size <= 1 << 16; size *= 2)
                    for (var time = 0; time < 8; time++)
                    {
                        var text = new string(System.Buffers.ArrayPool<char>.Shared.Rent(size));
                        foreach (System.Text.RegularExpressions.Match one in System.Text.RegularExpressions.Regex.Matches(text, "[0-9a-f]{32}"))
                            s.Write(System.Text.Encoding.UTF8.GetBytes(one.Value + " PASSED\n"));
                    }
                return (1, 1);
            }
        """.Replace("PASSED", Passed);
}
