using Headroom.Grading;
using Headroom.Grading.Hosting;

namespace Headroom.Web.Checking;

/// <summary>Answers for a worker that the page has ended, or that ended itself.</summary>
internal sealed class EndedHost(string graders, int memoryMb, HostAnswer answer) : IGraderHost
{
    public string Graders => graders;

    public int MemoryMb => memoryMb;

    public bool Alive => true;

    public Task<HostAnswer> Ask(GradeRequest request, double seconds, CancellationToken cancel) => Task.FromResult(answer);

    public void Dispose()
    {
    }
}
