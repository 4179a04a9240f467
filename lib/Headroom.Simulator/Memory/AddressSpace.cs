using System.Runtime.InteropServices;

namespace Headroom.Simulator.Memory;

/// <summary>A range of addresses that takes memory only where it is touched. Fresh pages are zero.</summary>
internal sealed unsafe partial class AddressSpace : SafeHandle
{
    private const int ReadWrite = 3;
    private const int PrivateAnonymousLinux = 0x02 | 0x20 | 0x4000; // MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE
    private const int PrivateAnonymousMac = 0x0002 | 0x1000 | 0x0040;
    private const int DontNeed = 4;
    private const int BrowserAlignment = 1 << 16;
    private const uint MemReserve = 0x2000, MemCommit = 0x1000, MemRelease = 0x8000, PageReadWrite = 4;

    private AddressSpace(nint address, nuint size) : base(0, ownsHandle: true)
    {
        handle = address;
        Size = size;
    }

    public nint Base => handle;

    public nuint Size { get; }

    public override bool IsInvalid => handle == 0;

    /// <summary>Reserves up to <paramref name="size"/> bytes: half as many as long as the system refuses.</summary>
    public static AddressSpace Reserve(ulong size, ulong least)
    {
        for (; size >= least; size /= 2)
        {
            var address = TryReserve((nuint)size);
            if (address != 0)
                return new(address, (nuint)size);
        }
        throw new InsufficientMemoryException(
            $"the system refuses to reserve {least / 1024 / 1024} MB of addresses for the simulated device");
    }

    /// <summary>Makes a range usable; must precede the first touch.</summary>
    public static void Commit(nint address, nuint bytes)
    {
        if (OperatingSystem.IsWindows() && bytes > 0 && VirtualAlloc(address, bytes, MemCommit, PageReadWrite) == 0)
            throw new InsufficientMemoryException($"the system has no memory for {bytes / 1024 / 1024} MB more on the simulated device");
    }

    /// <summary>Gives the whole pages of a range back to the system; they read as anything afterwards.</summary>
    public static void Release(nint address, nuint bytes)
    {
        var page = Environment.SystemPageSize;
        var first = (address + page - 1) / page * page;
        var last = (address + (nint)bytes) / page * page;
        if (last > first && !OperatingSystem.IsWindows() && !OperatingSystem.IsBrowser())
            _ = MAdvise(first, (nuint)(last - first), DontNeed);
    }

    protected override bool ReleaseHandle()
    {
        if (OperatingSystem.IsWindows()) return VirtualFree(handle, 0, MemRelease);
        if (!OperatingSystem.IsBrowser()) return MUnmap(handle, Size) == 0;
        NativeMemory.AlignedFree((void*)handle);
        return true;
    }

    private static nint TryReserve(nuint size)
    {
        if (OperatingSystem.IsBrowser()) return TryAllocate(size);
        if (OperatingSystem.IsWindows())
            return VirtualAlloc(0, size, MemReserve, PageReadWrite);
        var flags = OperatingSystem.IsMacOS() ? PrivateAnonymousMac : PrivateAnonymousLinux;
        var address = MMap(0, size, ReadWrite, flags, -1, 0);
        return address == -1 ? 0 : address;
    }

    // A page has no addresses without memory: whoever reserves there asks for little.
    private static nint TryAllocate(nuint size)
    {
        try
        {
            var address = NativeMemory.AlignedAlloc(size, BrowserAlignment);
            NativeMemory.Clear(address, size);
            return (nint)address;
        }
        catch (OutOfMemoryException)
        {
            return 0;
        }
    }

    [LibraryImport("libc", EntryPoint = "mmap")]
    private static partial nint MMap(nint address, nuint length, int protection, int flags, int file, nint offset);

    [LibraryImport("libc", EntryPoint = "munmap")]
    private static partial int MUnmap(nint address, nuint length);

    [LibraryImport("libc", EntryPoint = "madvise")]
    private static partial int MAdvise(nint address, nuint length, int advice);

    [LibraryImport("kernel32")]
    private static partial nint VirtualAlloc(nint address, nuint size, uint type, uint protect);

    [LibraryImport("kernel32")]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool VirtualFree(nint address, nuint size, uint type);
}
