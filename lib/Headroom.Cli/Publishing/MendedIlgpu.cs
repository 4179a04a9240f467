using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Security.Cryptography;

namespace Headroom.Cli.Publishing;

/// <summary>
/// A copy of ILGPU that starts no thread, for a page that has one. Five places of the code are written over; nothing moves. The package
/// that the course itself runs on stays as it is.
/// </summary>
internal static class MendedIlgpu
{
    /// <summary>SHA-256 of the one file that is known, and of what becomes of it.</summary>
    internal const string
        Known = "86aabe2a5a00002d5841791b5fbe9c8edd64b0ea15845c27bc5c85b2b1daacf6",
        Mended = "fbe9504ccf8aa5a33e6893dd0b0fa1fb61d679011ed07294127dc4bd9c0c5a26";

    private const byte Nop = 0x00, LdArg0 = 0x02, Pop = 0x26, Call = 0x28, Leave = 0xDD;

    /// <summary>The mended copy of the file's bytes.</summary>
    /// <exception cref="UsageException">It is another version's, or was changed.</exception>
    public static byte[] Of(byte[] image)
    {
        if (Hash(image) != Known)
            throw new UsageException(
                $"The page needs ILGPU 1.5.3 as its authors published it (lib/net7.0/ILGPU.dll, SHA-256 {Known[..12]}...), and the package "
                + $"folder holds another file ({Hash(image)[..12]}...). Delete the folder ilgpu in the package folder, then run this "
                + "again.");
        var mended = image.ToArray();
        using var file = new PEReader(new MemoryStream(image));
        var code = new Bodies(file);
        // A thread that would be started, or waited for, is left alone.
        code.Replace(mended, "ILFrontend", ".ctor", 3, 0xC0, Ignored);
        code.Replace(mended, "Accelerator", "InitGC", 0, 0x69, Ignored);
        code.Replace(mended, "ILFrontend", "Dispose", 1, 0x42, Ignored);
        // Whoever would wait for the work does it: ldarg.0, call DoWork in place of ldarg.0, ldfld, callvirt Wait ...
        code.Replace(
            mended, "ILFrontend", "FinishCodeGeneration", 1, 0x09,
            [Nop, Nop, Nop, Nop, Nop, Call, .. code.Token("ILFrontend", "DoWork")]);
        // ... and returns where no work is left: leave to the last instruction in place of Monitor.Wait.
        code.Replace(mended, "ILFrontend", "DoWork", 0, 0x1F, [Leave, .. BitConverter.GetBytes(0x1A5 - 0x24)]);
        return Hash(mended) == Mended ? mended : throw new InvalidOperationException($"the mended ILGPU is another one: {Hash(mended)}");
    }

    private static ReadOnlySpan<byte> Ignored => [Pop, Nop, Nop, Nop, Nop];

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private sealed class Bodies(PEReader file)
    {
        private const int TinyHeader = 1, FatHeader = 12;
        private readonly MetadataReader _names = file.GetMetadataReader();

        /// <summary>Writes over the code of a method, from an offset in it.</summary>
        public void Replace(byte[] image, string type, string method, int parameters, int offset, ReadOnlySpan<byte> code)
        {
            var address = _names.GetMethodDefinition(Find(type, method, parameters)).RelativeVirtualAddress;
            var section = file.PEHeaders.SectionHeaders[file.PEHeaders.GetContainingSectionIndex(address)];
            var at = address - section.VirtualAddress + section.PointerToRawData;
            var isTiny = (image[at] & 3) == 2;
            code.CopyTo(image.AsSpan(at + (isTiny ? TinyHeader : FatHeader) + offset));
        }

        public byte[] Token(string type, string method) => BitConverter.GetBytes(MetadataTokens.GetToken(Find(type, method, 0)));

        private MethodDefinitionHandle Find(string type, string method, int parameters) => _names.TypeDefinitions
            .Select(_names.GetTypeDefinition).Where(one => _names.GetString(one.Name) == type)
            .SelectMany(one => one.GetMethods())
            .Single(one => _names.GetMethodDefinition(one) is var found && _names.GetString(found.Name) == method
                && Parameters(found) == parameters);

        // A signature begins with its kind, then how many type parameters a generic method has, then how many parameters there are.
        private int Parameters(MethodDefinition method)
        {
            var signature = _names.GetBlobReader(method.Signature);
            if (signature.ReadSignatureHeader().IsGeneric) signature.ReadCompressedInteger();
            return signature.ReadCompressedInteger();
        }
    }
}
