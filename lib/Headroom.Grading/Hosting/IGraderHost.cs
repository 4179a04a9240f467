namespace Headroom.Grading.Hosting;

/// <summary>Where graded code runs, apart from who asks: a child process, or the worker of a page.</summary>
internal interface IGraderHost : IDisposable
{
    /// <summary>Path of the graders.</summary>
    string Graders { get; }

    /// <summary>Megabytes that it may take.</summary>
    int MemoryMb { get; }

    /// <summary>Whether it can be asked once more.</summary>
    bool Alive { get; }

    /// <summary>Sends one request and waits for its answer or its end, whichever comes first.</summary>
    Task<HostAnswer> Ask(GradeRequest request, double seconds, CancellationToken cancel);
}
