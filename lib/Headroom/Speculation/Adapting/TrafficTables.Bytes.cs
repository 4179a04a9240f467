using System.Runtime.InteropServices;

namespace Headroom.Speculation.Adapting;

// A table as bytes: options, clock, and its arrays as they lie in memory; all that this course runs on is little-endian.
public sealed partial class TrafficTables
{
    /// <summary>Writes the table. Contexts are written as hashes, the tokens that followed them as they are.</summary>
    public void Write(Stream stream)
    {
        using var writer = new BinaryWriter(stream, System.Text.Encoding.UTF8, leaveOpen: true);
        writer.Write(_options.Bytes);
        writer.Write(_options.Order);
        writer.Write(_options.HalfLife);
        writer.Write(_options.Floor);
        writer.Write(_clock);
        writer.Write(MemoryMarshal.AsBytes(_keys.AsSpan()));
        writer.Write(MemoryMarshal.AsBytes(_learned.AsSpan()));
        writer.Write(MemoryMarshal.AsBytes(_tokens.AsSpan()));
        writer.Write(MemoryMarshal.AsBytes(_weights.AsSpan()));
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="InvalidDataException">The bytes are of no table: too few, options out of range, weights that are none.</exception>
    public static TrafficTables Read(Stream stream, int mostBytes)
    {
        using var reader = new BinaryReader(stream, System.Text.Encoding.UTF8, leaveOpen: true);
        try
        {
            var options = new TrafficOptions
            {
                Bytes = reader.ReadInt32(), Order = reader.ReadInt32(), HalfLife = reader.ReadDouble(), Floor = reader.ReadDouble(),
            };
            if (options.Bytes > mostBytes)
                throw new InvalidDataException($"a table of {options.Bytes:#,0} B, and {mostBytes:#,0} are allowed.");
            var tables = new TrafficTables(options) { _clock = reader.ReadInt64() };
            reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(tables._keys.AsSpan()));
            reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(tables._learned.AsSpan()));
            reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(tables._tokens.AsSpan()));
            reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(tables._weights.AsSpan()));
            tables.CheckRead();
            return tables;
        }
        catch (Exception thrown) when (thrown is EndOfStreamException or ArgumentException)
        {
            throw new InvalidDataException($"these bytes are no table of traffic: {thrown.Message}", thrown);
        }
    }

    private void CheckRead()
    {
        if (_clock < 0 || _learned.Any(learned => learned < 0 || learned > _clock))
            throw new InvalidDataException("a context was learned before the first token, or after the last.");
        if (!_weights.All(weight => weight is >= 0 and < float.PositiveInfinity)) throw new InvalidDataException("a weight is no weight.");
    }
}
