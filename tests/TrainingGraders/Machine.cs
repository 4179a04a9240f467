using Headroom.Grading.Hosting;
using Headroom.Training.Loading;

namespace Graders;

/// <summary>Loads libtorch into this process, which is the learner's code's.</summary>
internal static class Machine
{
    // The machines of tests have as many.
    private const int Threads = 2;

    /// <summary>What is lacking, or null.</summary>
    /// <exception cref="LibtorchException">It is not restored, or does not load.</exception>
    public static Lack? Prepare()
    {
        try
        {
            Libtorch.Load(Threads);
        }
        catch (CannotRunHereException reason)
        {
            return new(reason.Message, Libtorch.MustRunHere);
        }
        LastWords.Keep(GraderHost.Dying);
        return null;
    }
}
