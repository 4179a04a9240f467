using System.Reflection;
using Headroom.Course;
using Headroom.Grading.Compiling;
using Headroom.Grading.Referring;
using TorchSharp;

namespace Headroom.Testing.Grading;

/// <summary>TorchSharp is open to graded code in units that train, but for what reaches files and the process.</summary>
[Machine]
public sealed class OpenTorchTest : IDisposable
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    private readonly Compiler _compiler = new(CompileRecipe.Load(CourseLayout.Find()));
    private readonly TemporaryFolder _folder = new();

    private static string Idioms => Repository.PathTo("tests", "Headroom.Training.Tests", "Grading", "Idioms", "Torch.cs");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_a_file_of_unit_05_writes_is_accepted() => Assert.Equal("", Refused(await Compiled(Idioms), "05"));

    [Theory, InlineData("01"), InlineData("02"), InlineData("03"), InlineData("04")]
    public async Task The_other_units_do_not_train(string unit) =>
        Assert.Contains("TorchSharp.torch", Refused(await Compiled(Idioms), unit));

    [Theory]
    [InlineData("torch.save(a, \"a.pt\")", "TorchSharp.torch.save")]
    [InlineData("torch.load(\"a.pt\")", "TorchSharp.torch.load")]
    [InlineData("torch.nn.Linear(2, 2).save(\"a.pt\")", "save")]
    [InlineData("torch.jit.load(\"a.pt\")", "TorchSharp.torch.jit")]
    [InlineData("torch.set_num_threads(1)", "TorchSharp.torch.num_threads")]
    public async Task What_writes_files_or_changes_the_process_is_closed(string code, string name)
    {
        _folder.Write("File.cs", $"using TorchSharp; public static class File {{ public static void Do(torch.Tensor a) {{ {code}; }} }}");
        Assert.Contains(name, Refused(await Compiled(Path.Combine(_folder.Path, "File.cs")), "05"));
    }

    // A stream is harmless by itself: graded code can open none but one over memory.
    [Fact]
    public void No_member_that_takes_a_path_is_open()
    {
        var allowed = AllowedNames.In("05");
        var open = typeof(torch).Assembly.GetExportedTypes()
            .SelectMany(type => type.GetMembers(Declared).OfType<MethodBase>().Where(ReachesFiles)
                .Select(method => new Reference(NameOf(type), method.Name, 0)))
            .Where(reference => allowed.Closes(reference) is null)
            .Select(reference => reference.Name).Distinct().Order(StringComparer.Ordinal).ToList();
        Assert.True(open.Count == 0, string.Join('\n', open));
    }

    [Fact]
    public void Each_name_that_is_closed_is_one_of_torchsharps()
    {
        var types = typeof(torch).Assembly.GetTypes();
        var names = types.Select(NameOf)
            .Concat(types.SelectMany(type => type.GetMembers(Declared).Select(member => $"{NameOf(type)}.{member.Name}")))
            .Concat(types.Select(type => type.Namespace)).ToHashSet();
        var unknown = AllowedNames.TorchClosed.SelectMany(closed => closed.Names).SelectMany(AllowedNames.Spelled)
            .Where(name => !names.Contains(name));
        Assert.True(!unknown.Any(), string.Join(' ', unknown));
    }

    private static bool ReachesFiles(MethodBase method) => method.GetParameters().Any(parameter =>
        typeof(FileSystemInfo).IsAssignableFrom(parameter.ParameterType)
        || parameter.ParameterType == typeof(string) && IsPath(parameter.Name!));

    private static bool IsPath(string name) =>
        new[] { "path", "file", "location", "dir", "url", "root" }.Any(part => name.Contains(part, StringComparison.OrdinalIgnoreCase));

    private static string NameOf(Type type)
    {
        var plain = type.Name.Split('`')[0];
        return type.DeclaringType is { } outer ? $"{NameOf(outer)}.{plain}" : $"{type.Namespace}.{plain}";
    }

    private async Task<string> Compiled(string file)
    {
        var compilation = await _compiler.Compile(file, Path.Combine(_folder.Path, "out"), TestContext.Current.CancellationToken);
        Assert.True(compilation.Assembly is not null, string.Join('\n', compilation.Errors));
        return compilation.Assembly;
    }

    private static string Refused(string assembly, string unit) =>
        string.Join('\n', ReferenceCheck.Find(assembly, unit).Select(one => $"line {one.Line.Line}: {one.Reference.Name}"));
}
