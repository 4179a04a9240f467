using Headroom.Grading;
using Headroom.Grading.Hosting;

namespace Headroom.Web.Checking;

/// <summary>
/// Graders in this process, which is a worker that the page ends when a check has no end. The page is told each case as it begins, so that
/// it can say where.
/// </summary>
internal sealed class InPlaceHost(string graders, int memoryMb, Action<string> onCase) : IGraderHost
{
    public string Graders => graders;

    public int MemoryMb => memoryMb;

    public bool Alive => true;

    public Task<HostAnswer> Ask(GradeRequest request, double seconds, CancellationToken cancel)
    {
        var (output, error) = (Console.Out, Console.Error);
        var printed = new Printed(Guid.NewGuid().ToString("N"));
        var lastCase = "";
        using var writer = new PrintedWriter(printed);
        Console.SetOut(writer);
        Console.SetError(writer);
        try
        {
            var message = GraderHost.Answer(Graders, request, () => null, name => onCase(lastCase = name));
            return Task.FromResult(new HostAnswer(Ended.Answered, message.Grade, message.Device, lastCase, printed.Text, null));
        }
        finally
        {
            Console.SetOut(output);
            Console.SetError(error);
        }
    }

    public void Dispose()
    {
    }
}
