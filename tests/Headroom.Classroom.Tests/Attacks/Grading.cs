using Headroom.Classroom.Compiling;
using Headroom.Classroom.Containing;
using Headroom.Classroom.Marking;
using Headroom.Course;
using Headroom.Course.Units;

namespace Headroom.Classroom.Tests.Attacks;

/// <summary>One compiler and one witness for all attacks, as a job of a class has.</summary>
public sealed class Grading : IDisposable
{
    private readonly CompileService _compiler;
    private readonly Witness _witness;

    public Grading()
    {
        Layout = CourseLayout.Find();
        Course = Syllabus.Load(Layout.Root);
        _compiler = new CompileService(Layout) { Patience = TimeSpan.FromSeconds(20) };
        _witness = new Witness(Layout);
    }

    public CourseLayout Layout { get; }

    public Syllabus Course { get; }

    /// <summary>01.1 with less time and memory, so that bombs take seconds.</summary>
    public Exercise Intensity => Course.Find("01.1") with { Budgets = new Budgets { Seconds = 4, MemoryMb = 256 } };

    public async Task<Mark> Mark(Exercise exercise, string text, Containments around, CancellationToken cancel)
    {
        using var marker = new LearnerMarker("mallory", Layout, around, _compiler, _witness);
        return await marker.Grade(exercise, new Dictionary<string, string> { [exercise.File] = text }, seed: 7, cancel);
    }

    public void Dispose()
    {
        _compiler.Dispose();
        _witness.Dispose();
    }
}
