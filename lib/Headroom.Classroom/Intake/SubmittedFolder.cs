namespace Headroom.Classroom.Intake;

/// <summary>Reads a folder. Links are not followed, and what is no plain file is not opened.</summary>
internal static class SubmittedFolder
{
    /// <exception cref="InvalidDataException">It is larger than the limits allow.</exception>
    public static void Read(string folder, Collected into, IntakeLimits limits) => Read(folder, "", 0, into, limits);

    private static void Read(string folder, string path, int depth, Collected into, IntakeLimits limits)
    {
        if (depth > limits.Depth) throw new InvalidDataException($"more than {limits.Depth} folders within each other");
        foreach (var entry in new DirectoryInfo(folder).EnumerateFileSystemInfos().OrderBy(one => one.Name, StringComparer.Ordinal))
        {
            var name = path.Length == 0 ? entry.Name : $"{path}/{entry.Name}";
            if (entry.LinkTarget is not null)
            {
                into.Count();
                into.ProblemOf(name, "is a link, which is not followed");
            }
            else if (entry is DirectoryInfo)
            {
                into.Count();
                if (entry.Name is not (".git" or "artifacts" or "node_modules")) ReadInner(entry.FullName, name, depth, into, limits);
            }
            // A pipe or a device has no length either, and opening one may wait for ever.
            else if (entry is FileInfo { Length: > 0 } file)
            {
                Offer(file, name, into);
            }
            else
            {
                into.Count();
                into.ProblemOf(name, "is empty, or no plain file");
            }
        }
    }

    private static void ReadInner(string folder, string path, int depth, Collected into, IntakeLimits limits)
    {
        try
        {
            Read(folder, path, depth + 1, into, limits);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            into.Problem($"{path} cannot be read: {e.Message}");
        }
    }

    private static void Offer(FileInfo file, string name, Collected into)
    {
        try
        {
            into.Offer(name, file.Length, file.OpenRead);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            into.ProblemOf(name, $"cannot be read: {e.Message}");
        }
    }
}
