using Headroom.Hardware;
using Headroom.Speculation.Adapting;

namespace Headroom.Cli.Generating;

/// <summary><c>--forget</c>: deletes what <c>--learn</c> kept, and says what that was.</summary>
internal static class Forgetting
{
    /// <param name="learner">Whose course it is.</param>
    /// <param name="path">Null for the file that <c>--learn</c> takes by itself.</param>
    /// <param name="alone">Whether no text is asked for.</param>
    public static int Run(Learner learner, string? path, bool alone)
    {
        if (!alone) throw new UsageException("./course generate: --forget deletes and writes no text: leave --prompt away.");
        var file = new TrafficFile(path ?? Learning.DefaultPath(learner.Layout.Root));
        try
        {
            var bytes = file.Forget();
            learner.Screen.Write(bytes > 0
                ? $"deleted {file.Path}, {Units.Si(bytes, "B")} of what was learned"
                : $"there is nothing to forget: {file.Path} is not there");
            return Exit.Ok;
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"./course generate: --forget could not delete {file.Path}: {wrong.Message}");
        }
    }
}
