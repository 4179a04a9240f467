using System.Security.Cryptography;
using Headroom.Training.Loading;

namespace Headroom.Testing.Loading;

public sealed class MendTest
{
    private const int At = 100;
    private readonly byte[] _original = RandomNumberGenerator.GetBytes(1000);

    public MendTest() => _original[At] = 0;

    private Mend Known
    {
        get
        {
            var after = (byte[])_original.Clone();
            after[At] = 2;
            return new(Hash(_original), Hash(after), At);
        }
    }

    [Fact]
    public void The_known_file_gets_a_copy_that_differs_in_one_byte()
    {
        using var folder = new TemporaryFolder();
        var original = Original(folder, _original);
        var copy = Known.Copy(original, Path.Combine(folder.Path, "out"));
        var mended = File.ReadAllBytes(copy!);
        Assert.Equal([At], Enumerable.Range(0, mended.Length).Where(i => mended[i] != _original[i]));
        Assert.Equal(_original, File.ReadAllBytes(original));
        Assert.Equal([copy!], Directory.EnumerateFiles(Path.Combine(folder.Path, "out")));
    }

    [Fact]
    public void Any_other_file_is_left_alone()
    {
        using var folder = new TemporaryFolder();
        var other = (byte[])_original.Clone();
        other[500]++;
        Assert.Null(Known.Copy(Original(folder, other), Path.Combine(folder.Path, "out")));
        Assert.False(Directory.Exists(Path.Combine(folder.Path, "out")));
    }

    [Fact]
    public void A_copy_that_was_damaged_is_made_anew()
    {
        using var folder = new TemporaryFolder();
        var original = Original(folder, _original);
        var copy = Known.Copy(original, folder.Path)!;
        File.WriteAllText(copy, "cut off");
        Assert.Equal(copy, Known.Copy(original, folder.Path));
        Assert.Equal(Known.After, Hash(File.ReadAllBytes(copy)));
    }

    [Fact]
    public void TorchSharps_own_file_is_the_one_that_is_known()
    {
        if (LibtorchPackage.OfThisMachine is not { Platform: "linux-x64" } package) Assert.Skip("only Linux's file is mended");
        else Assert.Equal(Mend.Bridge.Before, Hash(File.ReadAllBytes(Path.Combine(package.BridgeFolder, "libLibTorchSharp.so"))));
    }

    [Fact]
    public void Its_mended_copy_needs_no_newer_library_than_it_is_given()
    {
        if (LibtorchPackage.OfThisMachine is not { Platform: "linux-x64" } package)
        {
            Assert.Skip("only Linux's file is mended");
            return;
        }
        using var folder = new TemporaryFolder();
        var copy = Mend.Bridge.Copy(Path.Combine(package.BridgeFolder, "libLibTorchSharp.so"), folder.Path);
        Assert.Equal(Mend.Bridge.After, Hash(File.ReadAllBytes(copy!)));
    }

    private static string Original(TemporaryFolder folder, byte[] bytes)
    {
        var path = Path.Combine(folder.Path, "libsample.so");
        File.WriteAllBytes(path, bytes);
        return path;
    }

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
