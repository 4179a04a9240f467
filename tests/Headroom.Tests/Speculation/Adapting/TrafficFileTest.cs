using System.Diagnostics;
using Headroom.Speculation.Adapting;
using Headroom.Testing;

namespace Headroom.Tests.Speculation.Adapting;

[Machine]
public sealed class TrafficFileTest : IDisposable
{
    private const string Of = "a tokenizer", Child = "HEADROOM_TEST_TRAFFIC_FILE";
    private static readonly TrafficOptions s_killed = new() { Bytes = 1 << 20 };
    private static readonly TrafficOptions s_options = new() { Bytes = 4000, Order = 2 };
    private readonly string _folder = Directory.CreateTempSubdirectory("traffic-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Kept => Path.Combine(_folder, "traffic", "learned.bin");

    [Fact]
    public void Nothing_is_written_before_it_is_saved()
    {
        var file = new TrafficFile(Kept);
        file.Load(Of, s_options, 0, out var told).Tables.Learn([1, 2, 3], 0);
        Assert.Null(told);
        Assert.Empty(Directory.GetFileSystemEntries(_folder));
        Assert.Equal(0, file.Forget());
    }

    [Fact]
    public void What_was_learned_comes_back_and_has_a_bound()
    {
        Save(Kept);
        var tables = new TrafficFile(Kept).Load(Of, s_options, 0, out var told).Tables;
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
            var tables = new TrafficFile(Kept).Load(Of, s_options, 0, out var told).Tables;
            Assert.Contains("begins anew", told);
            Assert.Contains(Kept, told);
            Assert.Equal(0, tables.Learned);
        }
        Save(Kept);
        new TrafficFile(Kept).Load(Of, s_options, 0, out var now);
        Assert.Null(now);
    }

    [Fact]
    public void A_table_of_other_options_is_told()
    {
        Save(Kept);
        Assert.Equal(3, new TrafficFile(Kept).Load(Of, s_options with { Order = 3 }, 0, out var told).Tables.Options.Order);
        Assert.Contains("other options", told);
    }

    [Fact]
    public void What_was_learned_with_another_tokenizer_or_draft_is_told()
    {
        Save(Kept);
        Assert.Equal(0, new TrafficFile(Kept).Load("another tokenizer", s_options, 0, out var told).Tables.Learned);
        Assert.Contains("another model", told);
        Assert.Equal(64, new TrafficFile(Kept).Load(Of, s_options, 64, out told).Head!.Width);
        Assert.Contains("other options", told);
    }

    [Fact]
    public void A_correction_of_the_draft_comes_back_with_the_tables()
    {
        var learned = Learned.Nothing(Of, s_options, 16);
        learned.Head!.Weights[17] = 0.25f;
        new TrafficFile(Kept).Save(learned);
        var back = new TrafficFile(Kept).Load(Of, s_options, 16, out var told);
        Assert.Null(told);
        Assert.Equal(learned.Head.Weights.ToArray(), back.Head!.Weights.ToArray());
        Assert.InRange(new FileInfo(Kept).Length, 1, 4000 + 1024 + 16 * 16 * sizeof(float));
    }

    // The child writes the file over and over until it is killed; whenever that is, the file is one that it wrote.
    [Fact]
    public void A_process_that_is_killed_while_it_writes_leaves_a_file_that_is_whole()
    {
        if (Environment.GetEnvironmentVariable(Child) is { } path)
        {
            var (file, learned) = (new TrafficFile(path), Learned.Nothing(Of, s_killed, 64));
            for (var i = 0; ; i++)
            {
                learned.Tables.Learn([i, i + 1, i + 2], 0);
                file.Save(learned);
            }
        }
        for (var kill = 0; kill < 4; kill++)
        {
            var start = new ProcessStartInfo(Environment.ProcessPath!,
                ["--filter-method", $"*.{nameof(A_process_that_is_killed_while_it_writes_leaves_a_file_that_is_whole)}"])
            {
                RedirectStandardOutput = true, RedirectStandardError = true,
            };
            start.Environment[Child] = Kept;
            using var child = Process.Start(start)!;
            var before = File.Exists(Kept) ? File.GetLastWriteTimeUtc(Kept) : default;
            var waited = Stopwatch.StartNew();
            while ((!File.Exists(Kept) || File.GetLastWriteTimeUtc(Kept) == before) && waited.Elapsed.TotalSeconds < 60) Thread.Sleep(5);
            Thread.Sleep(7 * kill);
            child.Kill();
            child.WaitForExit();
            Assert.InRange(new TrafficFile(Kept).Load(Of, s_killed, 64, out var told).Tables.Learned, 3, long.MaxValue);
            Assert.Null(told);
        }
        new TrafficFile(Kept).Forget();
        Assert.Empty(Directory.GetFiles(Path.GetDirectoryName(Kept)!));
    }

    // A process that was killed while it wrote leaves its draft: the file itself is as it was, and the draft goes with it.
    [Fact]
    public void Forget_deletes_the_file_and_what_a_killed_process_left_beside_it()
    {
        Save(Kept);
        File.WriteAllBytes($"{Kept}.{Guid.NewGuid():N}.tmp", [1, 2, 3]);
        File.WriteAllText(Path.Combine(_folder, "traffic", "other.txt"), "stays");
        new TrafficFile(Kept).Load(Of, s_options, 0, out var told);
        Assert.Null(told);
        var bytes = new FileInfo(Kept).Length + 3;
        Assert.Equal(bytes, new TrafficFile(Kept).Forget());
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
        var learned = Learned.Nothing(Of, s_options);
        learned.Tables.Learn([1, 2, 3], 0);
        new TrafficFile(path).Save(learned);
    }
}
