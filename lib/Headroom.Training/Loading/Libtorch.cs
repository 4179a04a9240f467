using System.Runtime.InteropServices;
using System.Runtime.Loader;
using TorchSharp;

namespace Headroom.Training.Loading;

/// <summary>
/// Makes TorchSharp work in this process: its native libraries come from the package cache, mended where the system is too old. Call
/// <see cref="Load"/> before the first tensor: in a command, a grader, a test or a notebook's first cell.
/// </summary>
public static class Libtorch
{
    private static readonly Lock s_gate = new();
    private static LibtorchLoader? s_loader;

    /// <summary>Whether this is one of the four platforms with a libtorch, where a failure to load is a failure.</summary>
    public static bool MustRunHere => LibtorchPackage.OfThisMachine is not null;

    /// <summary>What loading did beyond loading: a mend. Null when nothing, or before <see cref="Load"/>.</summary>
    public static string? Note => s_loader?.Note;

    /// <summary>The package of this machine.</summary>
    /// <exception cref="CannotRunHereException">There is none.</exception>
    public static LibtorchPackage Package => LibtorchPackage.OfThisMachine ?? throw new CannotRunHereException(
        $"there is no libtorch for {RuntimeInformation.RuntimeIdentifier}: packages exist for linux-x64, win-x64, win-arm64 and "
        + "osx-arm64. Units 01 to 04 need none.");

    /// <summary>Loads the libraries; restores nothing. A second call does nothing.</summary>
    /// <param name="threads">Threads that one operation may use; all cores unless told.</param>
    /// <exception cref="CannotRunHereException">No libtorch for this machine, or its C++ library is too old.</exception>
    /// <exception cref="LibtorchException">The package is not restored, or a library of it does not load.</exception>
    public static void Load(int? threads = null)
    {
        if (threads is < 1) throw new ArgumentOutOfRangeException(nameof(threads), threads, "threads must be 1 or more");
        lock (s_gate)
        {
            if (s_loader is null) s_loader = Loaded(Package);
        }
        if (threads is { } many) torch.set_num_threads(many);
    }

    /// <summary>
    /// From here on a large tensor's memory leaves this process when the tensor is freed, so that resident memory shows what is alive.
    /// Each allocation costs more.
    /// </summary>
    public static void GiveFreedMemoryBack() => NativeEnvironment.GiveFreedMemoryBack();

    private static LibtorchLoader Loaded(LibtorchPackage package)
    {
        if (!package.IsRestored)
            throw new LibtorchException($"{package.Id} {LibtorchPackage.Version} is not restored yet: ./course train restores it.");
        var loader = new LibtorchLoader(package, MendedFolder, Mend.Bridge);
        loader.Load();
        // TorchSharp asks by name, through the context that its own assembly was loaded into.
        var context = AssemblyLoadContext.GetLoadContext(typeof(torch).Assembly)!;
        context.ResolvingUnmanagedDll += (_, name) => loader.Find(name);
        return loader;
    }

    // artifacts/ of the course; beside the assembly where that was taken out of it.
    private static string MendedFolder => CourseFolder.TryFind() is { } root
        ? Path.Combine(root, "artifacts", "natives")
        : Path.Combine(AppContext.BaseDirectory, "natives");
}
