using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Headroom.Inference.Models;

namespace Headroom.Speculation.Adapting;

/// <summary>What was learned from traffic: tables, and a correction of a draft's head where there is one.</summary>
/// <param name="Of">
/// What it is good for, in words: the tokenizer, and the draft that is corrected. Something else begins anew.
/// </param>
/// <param name="Tables">Of the tokens that were served.</param>
/// <param name="Head">Null where no draft is taught.</param>
public sealed record Learned(string Of, TrafficTables Tables, HeadCorrection? Head)
{
    private const int MostWidth = 512; // 1 MB

    /// <summary>Nothing yet.</summary>
    /// <param name="of">As above.</param>
    /// <param name="options">Of the tables.</param>
    /// <param name="width">Of the draft's states; 0 where no draft is taught.</param>
    public static Learned Nothing(string of, TrafficOptions options, int width = 0) => new(of, new(options), width > 0 ? new(width) : null);

    /// <summary>Bytes that it has at most in a file, whatever draft is taught.</summary>
    public static long MostBytes(TrafficOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options.Bytes + 1024L + sizeof(float) * (long)MostWidth * MostWidth;
    }

    /// <summary>Writes it. What it is of is written as a hash.</summary>
    internal void Write(Stream stream)
    {
        stream.Write(Hash(Of));
        Span<byte> width = stackalloc byte[sizeof(int)];
        BitConverter.TryWriteBytes(width, Head?.Width ?? 0);
        stream.Write(width);
        if (Head is { } head) stream.Write(MemoryMarshal.AsBytes(head.Weights));
        Tables.Write(stream);
    }

    /// <summary>Reads what <see cref="Write"/> wrote; null where it is of something else.</summary>
    /// <exception cref="InvalidDataException">The bytes are damaged.</exception>
    internal static Learned? Read(Stream stream, string of, int mostBytes)
    {
        var (hash, size) = (new byte[SHA256.HashSizeInBytes], new byte[sizeof(int)]);
        try
        {
            stream.ReadExactly(hash);
            stream.ReadExactly(size);
            var width = BitConverter.ToInt32(size);
            if (width is < 0 or > MostWidth) throw new InvalidDataException($"a correction of {width} numbers: 0 to {MostWidth}.");
            var head = width > 0 ? new HeadCorrection(width) : null;
            if (head is not null)
            {
                stream.ReadExactly(MemoryMarshal.AsBytes(head.Weights));
                foreach (var weight in head.Weights)
                    if (!float.IsFinite(weight)) throw new InvalidDataException("a weight of the correction is no number.");
            }
            return hash.AsSpan().SequenceEqual(Hash(of)) ? new(of, TrafficTables.Read(stream, mostBytes), head) : null;
        }
        catch (EndOfStreamException ended)
        {
            throw new InvalidDataException("it ends too early.", ended);
        }
    }

    private static byte[] Hash(string of) => SHA256.HashData(Encoding.UTF8.GetBytes(of));
}
