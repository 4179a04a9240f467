using System.Runtime.CompilerServices;

namespace Headroom.Testing;

/// <summary>Compares text with a file in the test's <c>Snapshots</c>; started with <c>--accept</c>, the tests write it anew.</summary>
internal static class Snapshot
{
    public static void Match(string text, [CallerMemberName] string name = "", [CallerFilePath] string file = "")
    {
        var path = Path.Combine(Path.GetDirectoryName(file)!, "Snapshots", name + ".txt");
        var actual = text.ReplaceLineEndings("\n");
        if (Accepting.Now)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, actual);
            return;
        }
        Assert.True(File.Exists(path), $"no snapshot {path}; run the test program with --accept and read what it wrote");
        Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), actual);
    }
}
