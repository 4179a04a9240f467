using System.Runtime.InteropServices;

namespace Headroom.Training.Loading;

/// <summary>Loads the native libraries of one package, each from its full path and after those that it needs.</summary>
internal sealed class LibtorchLoader(LibtorchPackage package, string mendedFolder, Mend mend)
{
    private static readonly string[] s_bridge = ["LibTorchSharp", "libLibTorchSharp"];
    private readonly Dictionary<string, nint> _handles = [];

    /// <summary>What was done beyond loading: a mend, or why there is none. Null when nothing was.</summary>
    public string? Note { get; private set; }

    /// <summary>The library that TorchSharp asks for by <paramref name="name"/>; 0 when it is not one of the package's.</summary>
    public nint Find(string name) =>
        _handles.TryGetValue(Plain(name), out var handle) ? handle : 0;

    /// <summary>Loads all of it.</summary>
    /// <exception cref="CannotRunHereException">The system's C++ library is too old, and the bridge cannot be mended.</exception>
    /// <exception cref="LibtorchException">A library does not load.</exception>
    public void Load()
    {
        NativeEnvironment.KeepOpenMpFromSpinning();
        foreach (var name in InOrder())
            _handles[Plain(name)] = LoadOne(Path.Combine(package.Folder, name));
        var bridge = Directory.EnumerateFiles(package.BridgeFolder)
            .First(file => s_bridge.Contains(Path.GetFileNameWithoutExtension(file)));
        _handles[Plain(Path.GetFileName(bridge))] = LoadBridge(bridge);
    }

    // libtorch_cpu needs c10, and on Linux and Windows brings OpenMP from its own folder.
    private IEnumerable<string> InOrder() => package.Platform switch
    {
        ['w', ..] => ["c10.dll", "torch_cpu.dll", "torch.dll"],
        ['o', ..] => ["libc10.dylib", "libtorch_cpu.dylib", "libtorch.dylib"],
        _ => ["libc10.so", "libtorch_cpu.so", "libtorch.so"],
    };

    private nint LoadBridge(string bridge)
    {
        try
        {
            return NativeLibrary.Load(bridge);
        }
        catch (DllNotFoundException tooOld) when (tooOld.Message.Contains(Mend.Requirement, StringComparison.Ordinal))
        {
            if (mend.Copy(bridge, mendedFolder) is not { } copy)
                throw new CannotRunHereException(
                    $"the system's libstdc++ is older than GCC 13 ({Mend.Requirement} is missing), and {bridge} is not the file that the "
                    + "course knows how to mend. A newer system has it: Debian 13, Ubuntu 24.04, or the course's container.");
            Note = $"the system's libstdc++ is older than GCC 13; a mended copy of TorchSharp's library is used, {copy}";
            return LoadOne(copy);
        }
        catch (DllNotFoundException other)
        {
            throw Failed(bridge, other);
        }
    }

    private static nint LoadOne(string path)
    {
        try
        {
            return NativeLibrary.Load(path);
        }
        catch (Exception failure) when (failure is DllNotFoundException or BadImageFormatException)
        {
            throw Failed(path, failure);
        }
    }

    private static LibtorchException Failed(string path, Exception failure) => new(
        $"{path} does not load: {failure.Message.ReplaceLineEndings(" ").Trim()} Delete the package's folder and run the command again; "
        + "it is restored anew.", failure);

    private static string Plain(string name)
    {
        var bare = Path.GetFileName(name);
        foreach (var ending in new[] { ".so", ".dll", ".dylib" })
            if (bare.EndsWith(ending, StringComparison.Ordinal)) bare = bare[..^ending.Length];
        return bare.StartsWith("lib", StringComparison.Ordinal) ? bare[3..] : bare;
    }
}
