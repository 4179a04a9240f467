namespace Headroom.Tests;

public sealed class AtomicFileTest : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("atomic-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Writes_into_a_folder_that_is_not_there_yet()
    {
        var path = Path.Combine(_folder, "a", "b.txt");
        AtomicFile.Write(path, "text");
        Assert.Equal("text", File.ReadAllText(path));
    }

    [Fact]
    public void Replaces_the_whole_and_leaves_nothing_beside_it()
    {
        var path = Path.Combine(_folder, "b.txt");
        AtomicFile.Write(path, new string('x', 100_000));
        AtomicFile.Write(path, "short");
        Assert.Equal("short", File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFiles(_folder));
    }

    [Fact]
    public void Bytes_are_written_as_they_come()
    {
        var path = Path.Combine(_folder, "a", "b.bin");
        AtomicFile.Write(path, stream => stream.Write([1, 2, 255]));
        Assert.Equal([1, 2, 255], File.ReadAllBytes(path));
    }

    [Fact]
    public void A_writer_that_fails_leaves_the_old_file_and_nothing_beside_it()
    {
        var path = Path.Combine(_folder, "b.bin");
        AtomicFile.Write(path, "old");
        Assert.Throws<InvalidDataException>(() => AtomicFile.Write(path, stream =>
        {
            stream.WriteByte(1);
            throw new InvalidDataException();
        }));
        Assert.Equal("old", File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFiles(_folder));
    }

    [Fact]
    public void A_target_that_cannot_be_replaced_stays_and_no_draft_is_left()
    {
        var path = Path.Combine(_folder, "occupied");
        Directory.CreateDirectory(path);
        Assert.ThrowsAny<Exception>(() => AtomicFile.Write(path, "text"));
        Assert.Empty(Directory.GetFiles(_folder));
    }
}
