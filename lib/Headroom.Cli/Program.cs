using Headroom.Cli;
using Headroom.Cli.Building;
using Headroom.Cli.Screens;
using Headroom.Grading.Checking;

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
Freshness.Answered();
return await CommandLine.Run(args, new Learner(layout, Terminal.Open(layout.Root)));
