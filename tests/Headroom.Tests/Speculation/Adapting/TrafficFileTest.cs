using Headroom.Speculation.Adapting;

namespace Headroom.Tests.Speculation.Adapting;

public sealed class TrafficFileTest : IDisposable
{
    private static readonly TrafficOptions s_options = new() { Bytes = 4000, Order = 2 };
    private readonly string _folder = Directory.CreateTempSubdirectory("traffic-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Kept => Path.Combine(_folder, "traffic", "learned.bin");

    [Fact]
    public void Nothing_is_written_before_it_is_saved()
    {
        var file = new TrafficFile(Kept);
        file.Load(s_options, out var told).Learn([1, 2, 3], 0);
        Assert.Null(told);
        Assert.Empty(Directory.GetFileSystemEntries(_folder));
        Assert.False(file.Forget());
    }

    [Fact]
    public void What_was_learned_comes_back_and_has_a_bound()
    {
        Save(Kept);
        var tables = new TrafficFile(Kept).Load(s_options, out var told);
        Assert.Null(told);
        Span<int> tokens = stackalloc int[2];
        Assert.Equal(2, tables.Draft([1], 0, tokens));
        Assert.Equal([2, 3], tokens.ToArray());
        Assert.InRange(new FileInfo(Kept).Length, 1, 4000 + 1024);
    }

    [Fact]
    public void Only_its_owner_can_read_it_also_where_the_old_file_was_open_to_all()
    {
        if (OperatingSystem.IsWindows()) return;
        Save(Kept);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Kept));
        File.SetUnixFileMode(Kept, (UnixFileMode)0b110_100_100);
        Save(Kept);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Kept));
    }

    [Fact]
    public void A_damaged_file_is_told_and_learning_begins_anew()
    {
        Save(Kept);
        var good = File.ReadAllBytes(Kept);
        List<byte[]> damaged = [[], good[..10], good[..^1], [.. good, 0], new byte[9_000_000]];
        var random = new Random(1);
        for (var i = 0; i < 40; i++)
        {
            byte[] flipped = [.. good];
            flipped[random.Next(flipped.Length)] ^= (byte)(1 << random.Next(8));
            damaged.Add(flipped);
        }
        foreach (var bytes in damaged)
        {
            File.WriteAllBytes(Kept, bytes);
            var tables = new TrafficFile(Kept).Load(s_options, out var told);
            Assert.Contains("begins anew", told);
            Assert.Contains(Kept, told);
            Assert.Equal(0, tables.Learned);
        }
        Save(Kept);
        new TrafficFile(Kept).Load(s_options, out var now);
        Assert.Null(now);
    }

    [Fact]
    public void A_table_of_other_options_is_told()
    {
        Save(Kept);
        Assert.Equal(3, new TrafficFile(Kept).Load(s_options with { Order = 3 }, out var told).Options.Order);
        Assert.Contains("other options", told);
    }

    // A process that was killed while it wrote leaves its draft: the file itself is as it was, and the draft goes with it.
    [Fact]
    public void Forget_deletes_the_file_and_what_a_killed_process_left_beside_it()
    {
        Save(Kept);
        File.WriteAllBytes($"{Kept}.{Guid.NewGuid():N}.tmp", [1, 2, 3]);
        File.WriteAllText(Path.Combine(_folder, "traffic", "other.txt"), "stays");
        new TrafficFile(Kept).Load(s_options, out var told);
        Assert.Null(told);
        Assert.True(new TrafficFile(Kept).Forget());
        Assert.Equal(["other.txt"], Directory.GetFiles(Path.Combine(_folder, "traffic")).Select(Path.GetFileName));
    }

    [Fact]
    public void Drafts_of_killed_processes_do_not_pile_up()
    {
        Save(Kept);
        var (old, fresh) = ($"{Kept}.{Guid.NewGuid():N}.tmp", $"{Kept}.{Guid.NewGuid():N}.tmp");
        File.WriteAllBytes(old, [1]);
        File.WriteAllBytes(fresh, [1]);
        File.SetLastWriteTimeUtc(old, DateTime.UtcNow.AddHours(-2));
        Save(Kept);
        Assert.False(File.Exists(old));
        Assert.True(File.Exists(fresh)); // another process may be writing it
    }

    private static void Save(string path)
    {
        var tables = new TrafficTables(s_options);
        tables.Learn([1, 2, 3], 0);
        new TrafficFile(path).Save(tables);
    }
}
