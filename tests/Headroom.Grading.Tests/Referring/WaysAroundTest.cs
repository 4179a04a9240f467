using Headroom.Grading.Referring;
using Headroom.Testing;

namespace Headroom.Grading.Tests.Referring;

/// <summary>Each way by which graded code could reach past its exercise is refused before it runs, with its line.</summary>
[Machine]
public sealed class WaysAroundTest(CompiledFiles files) : IClassFixture<CompiledFiles>
{
    private const string Nf4 = "\"Headroom.Quantization.Nf4Table, Headroom\"";

    // Name, statement, what is refused.
    public static TheoryData<string, string, string> Statements => new()
    {
        { "a type by its name", $"Type.GetType({Nf4})", "System.Type.GetType" },
        { "an assembly of a type", "_ = typeof(NotAttempted).Assembly", "System.Type.Assembly" },
        { "a method by its name", "_ = new object().GetType().GetMethod(\"ToString\")", "System.Type.GetMethod" },
        { "all members", "_ = typeof(string).GetMembers()", "System.Type.GetMembers" },
        { "a member by its name", "typeof(Console).InvokeMember(\"Beep\", default, null, null, null)", "System.Type.InvokeMember" },
        { "an object by its type's name", $"Activator.CreateInstance(\"Headroom\", {Nf4})", "System.Activator.CreateInstance" },
        { "an object of a type", "Activator.CreateInstance(typeof(string))", "System.Activator.CreateInstance" },
        { "an assembly loaded", "System.Reflection.Assembly.Load(\"Headroom\")", "System.Reflection.Assembly.Load" },
        { "an assembly loaded from bytes", "_ = System.Runtime.Loader.AssemblyLoadContext.Default.Name",
            "System.Runtime.Loader.AssemblyLoadContext.Default" },
        { "the method behind a delegate", "_ = new Action(Console.WriteLine).Method", "System.Delegate.Method" },
        { "a delegate of a method's name", "Delegate.CreateDelegate(typeof(Action), typeof(Way), \"Go\")",
            "System.Delegate.CreateDelegate" },
        { "a dynamic call of a delegate", "new Action(Console.WriteLine).DynamicInvoke()", "System.Delegate.DynamicInvoke" },
        { "the method that threw", "_ = new Exception().TargetSite", "System.Exception.TargetSite" },
        { "the caller", "_ = new System.Diagnostics.StackTrace()", "new System.Diagnostics.StackTrace" },
        { "a type's initializer", "System.Runtime.CompilerServices.RuntimeHelpers.RunClassConstructor(typeof(int).TypeHandle)",
            "System.Runtime.CompilerServices.RuntimeHelpers.RunClassConstructor" },
        { "a solution's text", "File.ReadAllText(\"solutions/01-roofline/Intensity.cs\")", "System.IO.File.ReadAllText" },
        { "a file's stream", "_ = new FileStream(\"course.json\", FileMode.Open)", "new System.IO.FileStream" },
        { "a reader of a file", "_ = new StreamReader(\"course.json\")", "new System.IO.StreamReader" },
        { "the learner's progress", "File.WriteAllText(\".course/progress.json\", \"{}\")", "System.IO.File.WriteAllText" },
        { "a folder", "_ = Directory.GetFiles(\".\")", "System.IO.Directory.GetFiles" },
        { "the library's own writer", "AtomicFile.Write(\".course/progress.json\", \"{}\")", "Headroom.AtomicFile.Write" },
        { "the library's own file", "_ = Headroom.Hardware.CalibrationFile.DefaultPath", "Headroom.Hardware.CalibrationFile.DefaultPath" },
        { "a process", "System.Diagnostics.Process.Start(\"sh\")", "System.Diagnostics.Process.Start" },
        { "the web", "_ = new System.Net.Http.HttpClient()", "new System.Net.Http.HttpClient" },
        { "a socket", "_ = new System.Net.Sockets.Socket(default, default)", "new System.Net.Sockets.Socket" },
        { "the end of the process", "Environment.Exit(0)", "System.Environment.Exit" },
        { "a crash", "Environment.FailFast(\"\")", "System.Environment.FailFast" },
        { "the environment", "_ = Environment.GetEnvironmentVariable(\"HOME\")", "System.Environment.GetEnvironmentVariable" },
        { "the application", "_ = AppContext.GetData(\"submission-pdb\")", "System.AppContext.GetData" },
        { "all assemblies", "_ = AppDomain.CurrentDomain", "System.AppDomain.CurrentDomain" },
        { "a native function's pointer",
            "System.Runtime.InteropServices.Marshal.GetDelegateForFunctionPointer<Action>(0)",
            "System.Runtime.InteropServices.Marshal.GetDelegateForFunctionPointer" },
        { "a native library", "System.Runtime.InteropServices.NativeLibrary.Load(\"libc\")",
            "System.Runtime.InteropServices.NativeLibrary.Load" },
        { "a compiled expression", "((System.Linq.Expressions.Expression<Func<int>>)(() => 1)).Compile()",
            "System.Linq.Expressions.Expression" },
        { "a query provider", "_ = new[] { 1 }.AsQueryable()", "System.Linq.Queryable.AsQueryable" },
        { "dynamic", "((dynamic)1).ToString()", "Microsoft.CSharp.RuntimeBinder" },
        { "code made at run time", "_ = System.Reflection.Emit.OpCodes.Nop", "System.Reflection.Emit.OpCodes.Nop" },
        { "a call through a pointer", "unsafe { ((delegate*<void>)0)(); }", "delegate*" },
        { "an unmanaged call through a pointer", "unsafe { ((delegate* unmanaged<int, int>)0)(1); }", "delegate*" },
        { "the console's input", "_ = Console.OpenStandardInput()", "System.Console.OpenStandardInput" },
        { "another console", "Console.SetOut(TextWriter.Null)", "System.Console.SetOut" },
        { "JSON by reflection", "System.Text.Json.JsonSerializer.Serialize(1)", "System.Text.Json.JsonSerializer.Serialize" },
        { "another device", "_ = ILGPU.Context.CreateDefault()", "ILGPU.Context.CreateDefault" },
    };

    // Name, member of the class, what is refused.
    public static TheoryData<string, string, string> Members => new()
    {
        { "DllImport", "[System.Runtime.InteropServices.DllImport(\"c\")] public static extern int abs(int x);", "extern abs" },
        { "a call inside the runtime", "[System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions."
            + "InternalCall)] public static extern int Inside();", "extern Inside" },
        { "an accessor", "[System.Runtime.CompilerServices.UnsafeAccessor(System.Runtime.CompilerServices.UnsafeAccessorKind.Method, "
            + "Name = \"Secret\")] public static extern int Secret(string x);", "UnsafeAccessor" },
        { "a module initializer", "[System.Runtime.CompilerServices.ModuleInitializer] public static void Early() => "
            + "File.Delete(\"course.json\");", "System.IO.File.Delete" },
        { "a static constructor", "static Way() => Environment.Exit(0);", "System.Environment.Exit" },
        { "a field's initializer", "static readonly string s_text = File.ReadAllText(\"x\");", "System.IO.File.ReadAllText" },
        { "a lambda", "static readonly Func<string> s_read = () => File.ReadAllText(\"x\");", "System.IO.File.ReadAllText" },
        { "an iterator", "static IEnumerable<string> All() { yield return File.ReadAllText(\"x\"); }", "System.IO.File.ReadAllText" },
        { "an async method", "static async Task<string> Read() => await File.ReadAllTextAsync(\"x\");",
            "System.IO.File.ReadAllTextAsync" },
        { "a generic argument", "static Lazy<System.Net.Http.HttpClient> s_web = new();", "System.Net.Http.HttpClient" },
        { "a base class", "sealed class Mine : System.Runtime.Loader.AssemblyLoadContext { }",
            "System.Runtime.Loader.AssemblyLoadContext" },
        { "a method group", "static readonly Func<string, string> s_read = File.ReadAllText;", "System.IO.File.ReadAllText" },
    };

    [Theory, MemberData(nameof(Statements))]
    public async Task A_statement_is_refused_on_its_line(string name, string statement, string refused)
    {
        var body = statement.StartsWith("unsafe", StringComparison.Ordinal) ? statement : $"{statement};";
        await Refuses($"    public static void Go()\n    {{\n        {body}\n    }}", 6, name, refused);
    }

    [Theory, MemberData(nameof(Members))]
    public Task A_member_is_refused_on_its_line(string name, string member, string refused) => Refuses($"    {member}", 4, name, refused);

    [Fact]
    public async Task An_attribute_of_ones_own_that_the_runtime_obeys_is_refused()
    {
        var assembly = await files.OfText("""
            [assembly: System.Runtime.CompilerServices.IgnoresAccessChecksTo("Headroom")]
            namespace System.Runtime.CompilerServices
            {
                sealed class IgnoresAccessChecksToAttribute(string name) : Attribute { public string Name => name; }
            }
            """);
        Assert.Equal(Topic.Accessors, Assert.Single(ReferenceCheck.Find(assembly, "02")).Topic);
    }

    [Fact]
    public async Task The_librarys_attention_is_the_answer_in_unit_03_alone()
    {
        var assembly = await files.OfText(
            "public static class Way { public static object Go => typeof(Headroom.Attention.ExactAttention); }");
        Assert.Equal(Topic.Answer, Assert.Single(ReferenceCheck.Find(assembly, "03")).Topic);
        Assert.Empty(ReferenceCheck.Find(assembly, "04"));
    }

    [Fact]
    public async Task A_forbidden_name_may_be_a_namespace_a_type_or_a_member()
    {
        var assembly = await files.OfText(
            "public static class Way { public static double Go => Headroom.Hardware.Dtype.Bf16.GetHashCode(); }");
        Assert.NotEmpty(ReferenceCheck.Find(assembly, ["Headroom.Hardware"]));
        Assert.NotEmpty(ReferenceCheck.Find(assembly, ["Headroom.Hardware.Dtype"]));
        Assert.NotEmpty(ReferenceCheck.Find(assembly, ["Headroom.Hardware.Dtype.get_Bf16"]));
        Assert.Empty(ReferenceCheck.Find(assembly, ["Headroom.Hardware.D", "Headroom.Hard", "Headroom.Hardware.Dtype.get_Fp32"]));
    }

    private async Task Refuses(string member, int line, string name, string refused)
    {
        var assembly = await files.OfText($"// {name}\npublic class Way\n{{\n{member}\n}}\n");
        var all = ReferenceCheck.Find(assembly, "02");
        Assert.True(all.Count > 0, "accepted");
        Assert.Contains(all, one => one.Reference.Name.Contains(refused, StringComparison.Ordinal));
        Assert.Equal(line, all[0].Line.Line);
    }
}
