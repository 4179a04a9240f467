using System.Runtime.CompilerServices;

namespace Headroom.Testing;

/// <summary>Compares text with a file under the test's <c>Snapshots</c> folder. Set UPDATE_SNAPSHOTS=1 to write what is new, then read the diff.</summary>
internal static class Snapshot
{
    public static void Match(string text, [CallerMemberName] string name = "", [CallerFilePath] string file = "")
    {
        var path = Path.Combine(Path.GetDirectoryName(file)!, "Snapshots", name + ".txt");
        var actual = text.ReplaceLineEndings("\n");
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, actual);
            return;
        }
        Assert.True(File.Exists(path), $"no snapshot {path}; run the test with UPDATE_SNAPSHOTS=1 and read what it wrote");
        Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), actual);
    }
}
