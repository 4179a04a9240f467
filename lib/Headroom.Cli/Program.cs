using System.Globalization;
using Headroom.Cli;
using Headroom.Cli.Building;
using Headroom.Course;
using Headroom.Jupyter.Cells;

// What the command prints is the same everywhere; what a cell prints is the learner's.
CellCulture.Use(CultureInfo.CurrentCulture);
CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.DefaultThreadCurrentCulture =
    CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.InvariantCulture;
CourseLayout layout;
try
{
    layout = CourseLayout.Find();
}
catch (InvalidOperationException notACourse)
{
    Console.Error.WriteLine(notACourse.Message);
    return Exit.Usage;
}
if (Freshness.IsAskedFor && Freshness.IsStale(layout.Root, AppContext.BaseDirectory)) return Exit.Stale;
if (Freshness.IsJustBuilt && Freshness.NoteFuture(layout.Root, AppContext.BaseDirectory) is { } clock) Console.Error.WriteLine(clock);
Freshness.Answered();
return await CommandLine.Run(args, new Learner(layout, Terminal.Open(layout.Root)));
