using Headroom.Cli;
using Headroom.Cli.Watching;
using Headroom.Grading.Checking;

namespace Headroom.Testing.Watching;

public sealed class FileWatchTest
{
    [Fact]
    public async Task Where_events_come_every_save_is_checked()
    {
        using var events = new FakeEvents { Working = true };
        await Watches(events, "save to check · Ctrl-C ends\n", saved => events.Tell(saved));
    }

    [Fact]
    public async Task Where_no_events_come_it_says_so_and_looks_itself()
    {
        using var events = new FakeEvents { Working = false };
        await Watches(events, "This file system tells no changes: looking every second instead.", _ => { });
    }

    [Fact]
    public async Task Where_watching_throws_it_says_so_and_looks_itself()
    {
        using var events = new FakeEvents { Failure = new IOException("the limit of inotify instances is reached") };
        await Watches(events, "This file system tells no changes: looking every second instead.", _ => { });
    }

    [Fact]
    public async Task The_systems_own_events_work_or_are_given_up_on()
    {
        using var course = new TemporaryCourse();
        using var events = new SystemFileEvents(course.PathTo("exercises"));
        await Watches(events, "watching exercises/01-roofline/Work.cs", _ => { }, course);
    }

    // Checks once at the start; the first check saves the file, the second ends the watch as Ctrl-C does.
    private static async Task Watches(IFileEvents events, string announced, Action<string> afterSaving, TemporaryCourse? given = null)
    {
        using var own = given is null ? new TemporaryCourse() : null;
        var course = given ?? own!;
        using var interrupt = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var file = course.PathTo("exercises/01-roofline/Work.cs");
        course.Checker.OnCheck = _ =>
        {
            if (course.Checker.Checked.Count == 2)
            {
                interrupt.Cancel();
                return;
            }
            File.WriteAllText(file, "// saved");
            afterSaving(file);
        };
        var code = await WatchRun.Run(course.Learner, [course.Course.Find("01.1")], new CheckOptions(), files =>
            new FileWatch(files, events, course.PathTo("exercises"))
        {
            ProbeLimit = TimeSpan.FromMilliseconds(200), PollInterval = TimeSpan.FromMilliseconds(5), Settle = TimeSpan.FromMilliseconds(1),
            WriteProbe = path =>
            {
                File.WriteAllText(path, "");
                (events as FakeEvents)?.ProbeWritten(path);
            },
        }, interrupt.Token);
        Assert.Equal(Exit.Ok, code);
        Assert.Equal([file, file], course.Checker.Checked);
        Assert.Contains(announced, course.Output);
        Assert.Empty(Directory.EnumerateFiles(course.PathTo("exercises"), ".probe-*"));
    }

    private sealed class FakeEvents : IFileEvents
    {
        public event Action<string>? Changed;

        public bool Working { get; init; }

        public Exception? Failure { get; init; }

        public void Tell(string path) => Changed?.Invoke(path);

        public void Start()
        {
            if (Failure is not null) throw Failure;
        }

        public void ProbeWritten(string path)
        {
            if (Working) Tell(path);
        }

        public void Dispose()
        {
        }
    }
}
