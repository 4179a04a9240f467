using Headroom.Training.Loading;

namespace Headroom.Bench.Training;

/// <summary>libtorch for claims: one that cannot have it is not measured.</summary>
internal static class Native
{
    public const int Threads = 2;

    public static void Load()
    {
        try
        {
            Libtorch.Load(Threads);
        }
        catch (Exception reason) when (reason is CannotRunHereException or LibtorchException)
        {
            throw new ClaimSkipped(reason.Message);
        }
    }
}
