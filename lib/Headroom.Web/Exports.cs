using System.Runtime.InteropServices.JavaScript;
using System.Runtime.Versioning;
using Headroom.Grading.Hosting;
using Headroom.Web.Checking;
using Headroom.Web.Files;

namespace Headroom.Web;

/// <summary>What the page's worker calls.</summary>
[SupportedOSPlatform("browser")]
internal static partial class Exports
{
    private static PageCheck? s_check;

    private static PageCheck Check => s_check ??= new PageCheck(OnCase);

    /// <summary>Takes the course's files; once, before anything else. How much slower than a machine this page is.</summary>
    [JSExport]
    public static double Open(byte[] archive)
    {
        CourseFiles.Unpack(archive);
        return Pace.Measure();
    }

    /// <summary>A file of the course, by its path in it; empty where there is none.</summary>
    [JSExport]
    public static string Read(string path) => CourseFiles.Read(path);

    /// <summary>Writes a file of the learner's; an empty text takes it away.</summary>
    [JSExport]
    public static void Write(string path, string text) => CourseFiles.Write(path, text);

    /// <summary>Grades the learner's file of an exercise. A seed of 0 is that of practice.</summary>
    // In a task: waiting for a lock is allowed there and not on the thread of the page's calls.
    [JSExport]
    public static Task<string> Grade(string id, int seed) =>
        Task.Run(async () => (await Check.Run(id, seed == 0 ? null : seed)).ToJson());

    /// <summary>The report of a check whose worker is no more: OutOfTime, OutOfMemory or Gone.</summary>
    [JSExport]
    public static Task<string> End(string id, string how, double seconds, string lastCase, string printed) =>
        Task.Run(async () => (await Check.End(id, Enum.Parse<Ended>(how), seconds, lastCase, printed)).ToJson());

    /// <summary>Shows one more hint: how many are visible now.</summary>
    [JSExport]
    public static int Hint(string id) => Check.Hint(id);

    /// <summary>Has the compiler ready for an exercise.</summary>
    [JSExport]
    public static Task Warm(string id) => Task.Run(() => Check.Warm(id));

    [JSImport("onCase", "page")]
    private static partial void OnCase(string name);
}
