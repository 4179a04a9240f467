namespace Headroom.Testing;

/// <summary>Where the repository is, found from the test's own assembly upwards.</summary>
internal static class Repository
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    public static string PathTo(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string Find(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
            if (File.Exists(Path.Combine(at.FullName, "Headroom.slnx"))) return at.FullName;
        throw new InvalidOperationException($"no Headroom.slnx above {folder}");
    }
}
