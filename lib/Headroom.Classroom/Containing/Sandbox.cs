using System.Diagnostics;
using Headroom.Course;
using Headroom.Grading.Hosting;

namespace Headroom.Classroom.Containing;

/// <summary>
/// Bubblewrap around a grader host: namespaces of its own for users, processes, network and names, no capability, the graders and the
/// learner's compiled files to read and nothing else of the disk, and an empty temporary folder of 64 MB.
/// </summary>
/// <param name="bwrap">The program.</param>
/// <param name="layout">Of its build, the graders and the models alone are seen: neither solutions nor the command.</param>
/// <param name="submissions">The folder of one learner's compiled files.</param>
public sealed class Sandbox(string bwrap, CourseLayout layout, string submissions) : IContainment
{
    private const string Nobody = "65534";

    /// <inheritdoc/>
    public ProcessStartInfo Contain(ProcessStartInfo plain)
    {
        ArgumentNullException.ThrowIfNull(plain);
        plain.Environment["HOME"] = plain.Environment["TMPDIR"] = "/tmp";
        return LimitedProcess.Around(plain, [bwrap, .. s_apart, .. System(), .. Course(), "--chdir",
            Path.GetDirectoryName(layout.Graders)!, "--"]);
    }

    // Without --die-with-parent: the kernel means the parent's thread, and a thread of .NET's pool ends while its process lives on. The
    // host ends itself once nobody can ask it any more.
    private static readonly string[] s_apart =
    [
        "--unshare-user", "--unshare-pid", "--unshare-net", "--unshare-ipc", "--unshare-uts", "--unshare-cgroup-try",
        "--new-session", "--uid", Nobody, "--gid", Nobody, "--hostname", "grader", "--cap-drop", "ALL",
    ];

    // Of /etc what the loader and .NET read; no home, no other's temporary files, no other process.
    private static IEnumerable<string> System() =>
    [
        "--proc", "/proc", "--dev", "/dev", "--size", $"{64 << 20}", "--tmpfs", "/tmp",
        .. Same(["/usr"]), .. Links(["/bin", "/sbin", "/lib", "/lib32", "/lib64", "/libx32"]),
        .. Same(["/etc/ld.so.cache", "/etc/localtime", "/etc/alternatives"]),
    ];

    private IEnumerable<string> Course() => Same(
    [
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..", "..")),
        Path.GetDirectoryName(DotnetHost.Path)!, Path.GetDirectoryName(layout.Graders)!, .. Models(), .. Training(), submissions,
    ]);

    // Found from the working directory upwards, beside course.json.
    private IEnumerable<string> Models() =>
        [layout.PathTo(Syllabus.FileName), layout.PathTo("models"), layout.PathTo("artifacts/models")];

    // Units that train load libtorch from the package cache.
    private IEnumerable<string> Training() =>
    [
        Path.GetDirectoryName(layout.TrainingGraders)!,
        Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages"),
    ];

    private static IEnumerable<string> Same(IEnumerable<string> paths) =>
        paths.Where(path => path.StartsWith('/') && path != "/").Distinct().SelectMany(path => (string[])["--ro-bind-try", path, path]);

    // A folder of the root, or a link into /usr, as the system has it.
    private static IEnumerable<string> Links(IEnumerable<string> paths) => paths.Where(Directory.Exists).SelectMany(path =>
        new DirectoryInfo(path).LinkTarget is { } target ? (string[])["--symlink", target, path] : ["--ro-bind", path, path]);
}
