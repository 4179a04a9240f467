using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Headroom.Training.Corpora;

/// <summary>128 bits of a text: among 100,000 texts two equal ones mean two equal texts.</summary>
internal static class Fingerprint
{
    public static UInt128 Of(string text) => BinaryPrimitives.ReadUInt128LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
