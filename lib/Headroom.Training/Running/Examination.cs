using System.Diagnostics;
using Headroom.Training.Loading;
using static TorchSharp.torch;

namespace Headroom.Training.Running;

/// <summary><c>doctor</c>: whether libtorch works here, as a line of three parts between tabs: state, what was found, advice.</summary>
internal static class Examination
{
    /// <summary>Prints the line and returns 0, 1 for a failure, 5 where this machine cannot run it.</summary>
    public static int Print()
    {
        var (code, state, found, advice) = Look();
        var parts = new[] { state, found, advice }.Select(part => part.ReplaceLineEndings(" ").Replace('\t', ' '));
        Console.WriteLine(string.Join('\t', parts));
        return code;
    }

    private static (int Code, string State, string Found, string Advice) Look()
    {
        try
        {
            if (!Libtorch.Package.IsRestored)
                return (Exit.Ok, "absent", "not restored", "Units 01 to 04 need none. ./course train restores it when it is asked for.");
            var begun = Stopwatch.GetTimestamp();
            Libtorch.Load(1);
            using var four = ones(2, 2).sum();
            if (four.item<float>() != 4) throw new LibtorchException("libtorch loads, and counts four ones as another number.");
            return (Exit.Ok, "fine", $"libtorch {LibtorchPackage.Version}, first tensor after "
                + $"{Stopwatch.GetElapsedTime(begun).TotalMilliseconds:0} ms", Libtorch.Note ?? "");
        }
        catch (CannotRunHereException reason)
        {
            return (Exit.CannotRun, "cannot", "cannot run here", reason.Message);
        }
        catch (LibtorchException failure)
        {
            return (Exit.Failed, "failed", "does not load", failure.Message);
        }
    }
}
