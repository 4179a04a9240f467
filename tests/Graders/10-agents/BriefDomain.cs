using Headroom.Briefs;

namespace Graders;

/// <summary>The sizes and values that a brief speaks of, and the places in it that are tried: its ends, and what lies between.</summary>
internal sealed class BriefDomain(Sentence[] brief, BriefProbe usual)
{
    private const int Most = 8192; // of any size; what lies beyond is not tried

    private static readonly int[] s_sizes =
        [0, 1, 2, 3, 5, 7, 8, 9, 16, 31, 33, 63, 64, 65, 100, 257, 513, 999, 1001, 1025, 4097];

    private Special[] Specials => [.. brief.OfType<Holds>().Select(holds => holds.What)];

    public IEnumerable<BriefProbe> Probes()
    {
        var all = Places().Select(Laid)
            .Where(probe => probe.Pitch >= probe.Columns && probe.Pitch > 0 && probe.Group > 0 && probe.Workers > 0);
        return all.Where(probe => (long)probe.Rows * probe.Pitch <= 1 << 17);
    }

    private IEnumerable<BriefProbe> Places()
    {
        var (low, high) = Range();
        var usually = new BriefProbe(
            Usually(Axis.Rows, usual.Rows), Usually(Axis.Columns, usual.Columns), 0, Usually(Axis.Group, usual.Group),
            Usually(Axis.Workers, usual.Workers), low, high);
        var (rows, columns, workers) = (Ends(Axis.Rows, usual.Rows), Ends(Axis.Columns, usual.Columns), Ends(Axis.Workers, usual.Workers));
        // Wide, long, and as long as work is shared.
        var (wide, slim) = (usually with { Columns = columns.To }, usually with { Rows = rows.To, Columns = columns.From });
        var shared = usually with { Rows = Math.Clamp(1025, rows.From, rows.To) };
        yield return usually;
        foreach (var special in Specials) yield return usually with { Special = special };
        foreach (var size in Sizes(Axis.Columns, usual.Columns))
        {
            yield return usually with { Columns = size };
            foreach (var special in Specials) yield return usually with { Columns = size, Special = special };
        }
        foreach (var size in Sizes(Axis.Rows, usual.Rows))
        {
            yield return usually with { Rows = size };
            yield return usually with { Rows = size, Columns = columns.From, Workers = workers.To };
        }
        foreach (var size in Sizes(Axis.Group, usual.Group)) yield return usually with { Group = size };
        foreach (var size in Sizes(Axis.Workers, usual.Workers))
        {
            yield return usually with { Workers = size };
            yield return shared with { Workers = size };
        }
        foreach (var (from, to) in Ranges())
        {
            yield return usually with { Low = from, High = to };
            yield return wide with { Low = from, High = to };
            yield return slim with { Low = from, High = to };
        }
        foreach (var special in Specials)
        {
            yield return wide with { Special = special };
            yield return slim with { Special = special };
        }
        foreach (var pitch in Sizes(Axis.Pitch, usual.Pitch)) yield return usually with { Pitch = pitch };
    }

    // Without a sentence on it the pitch is the columns; with one it is the largest that was asked for, but where it is tried itself.
    private BriefProbe Laid(BriefProbe probe) => Sized(Axis.Pitch) is null ? probe with { Pitch = Math.Max(1, probe.Columns) }
        : probe.Pitch == 0 ? probe with { Pitch = Ends(Axis.Pitch, 0).To } : probe;

    private Size? Sized(Axis axis) => brief.OfType<Size>().FirstOrDefault(size => size.Of == axis);

    private (int From, int To) Ends(Axis axis, int otherwise) => Sized(axis) is { } size
        ? (Math.Min(size.From, Most), Math.Min(size.To, Most)) : (otherwise, otherwise);

    private int Usually(Axis axis, int otherwise) => Ends(axis, otherwise) is var (from, to) ? Math.Clamp(otherwise, from, to) : otherwise;

    private IEnumerable<int> Sizes(Axis axis, int otherwise) => Ends(axis, otherwise) is var (from, to)
        ? s_sizes.Where(size => size > from && size < to).Prepend(from).Append(to).Distinct() : [];

    private (double Low, double High) Range() => brief.OfType<Values>().FirstOrDefault() is { } values
        ? (Math.Max(values.From, -1e30), Math.Min(values.To, 1e30)) : (usual.Low, usual.High);

    private IEnumerable<(double Low, double High)> Ranges()
    {
        var (low, high) = Range();
        var step = Math.Min(1, high - low);
        yield return (low, high);
        yield return (low, low + step);
        yield return (high - step, high);
        if (low <= -1 && high >= 1) yield return (-1, 1);
    }
}
