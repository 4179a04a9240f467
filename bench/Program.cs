using System.Reflection;
using Headroom.Bench;
using Headroom.Bench.Runs;
using Headroom.Course;

// bench [ID...|all] [--quick] [--fresh] [--minutes M] [--json]: measures the README's claims, or those named. Exit 0 when every claim was
// looked at, met or not; 3 for an unknown id or option; 4 where the time was up before.
if (Catalogue.AnswersAlone(args)) return 0;
try
{
    var options = Options.Parse(args);
    var claims = options.Claims();
    using var file = new RunFile(CourseLayout.Find().StateFolder);
    // Another build of the engine or of the course is another program.
    var build = string.Join('-', new[] { typeof(Catalogue).Assembly, typeof(Headroom.AtomicFile).Assembly }.Select(Version));
    var results = new Measuring(build, Console.Error.WriteLine).Measure(
        claims, options, file, result => Console.Write(options.IsJson ? "" : Table.Row(result) + '\n'));
    if (options.IsJson) Console.WriteLine(Table.Json(results));
    else if (claims.Count > 1) Console.WriteLine(Table.Summary(results, claims.Count));
    return results.Count == claims.Count ? 0 : 4;
}
catch (Exception e) when (e is ArgumentException or InvalidOperationException)
{
    Console.Error.WriteLine(e.Message);
    return 3;
}

static string Version(Assembly assembly) => assembly.ManifestModule.ModuleVersionId.ToString("N")[..12];
