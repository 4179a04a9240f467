using Headroom.Agents.Chats;
using Headroom.Agents.Scripted;

namespace Headroom.Cli.Specialising;

/// <summary>Who teaches.</summary>
internal static class TeacherChoice
{
    /// <exception cref="UsageException">A transcript that cannot be read.</exception>
    public static Teacher Of(SpecialiseOptions options)
    {
        if (options.Scripted) return Scripted(options.Data.Seed);
        if (options.Transcript is { } path) return Recorded(path);
        return TeacherEndpoint.FromEnvironment() is { } endpoint ? Teacher.At(endpoint) : Scripted(options.Data.Seed);
    }

    private static Teacher Scripted(int seed) => new(ScriptedTeacher.Name, new ScriptedTeacher(seed));

    private static Teacher Recorded(string path)
    {
        try
        {
            return Teacher.Recorded(path);
        }
        catch (Exception wrong) when (wrong is FormatException or FileNotFoundException or DirectoryNotFoundException)
        {
            throw new UsageException(wrong.Message);
        }
    }
}
