using Headroom.Course;

namespace Headroom.Cli.Publishing;

/// <summary>Writes the course as a site.</summary>
internal sealed class WebBuild(Learner learner)
{
    public Task Write(string folder, CancellationToken cancel)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllBytes(Path.Combine(folder, "course.zip"), CourseArchive.Of(learner.Layout, learner.Course));
        return Task.CompletedTask;
    }
}
