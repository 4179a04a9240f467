using Headroom.Simulator.Reporting;

namespace Headroom.Grading.Reporting;

/// <summary>The section of a report about a real device: right or wrong there, and how fast.</summary>
internal static class DeviceLines
{
    /// <summary>Sentences to be wrapped, verdict first, each with its ink.</summary>
    public static IEnumerable<(string Text, Ink Ink)> Of(DeviceRun? run)
    {
        if (run is null) yield break;
        if (run.CannotRun is { } why)
        {
            yield return ($"on {run.Device}: cannot run here. {Sentence(why)}", Ink.Bad);
            yield break;
        }
        yield return ($"on {run.Name ?? run.Device}: {run.Headline}{Timed(run.Time)}", run.IsRight ? Ink.Plain : Ink.Bad);
        foreach (var wrong in run.Mismatches.Take(3))
            yield return ($"  {Wrong(wrong)}", Ink.Bad);
        if (run.Likely is { } likely) yield return ($"  {likely}", Ink.Plain);
        if (run.LeftOut.Count > 0) yield return ($"Left out, for they would take long there: {string.Join("; ", run.LeftOut)}.", Ink.Muted);
        if (run.Time is { } time) yield return (Ceiling(time), Ink.Muted);
    }

    private static string Wrong(Mismatch wrong)
    {
        if (wrong.IsFact) return wrong.Sentence ?? $"must hold: {wrong.Where}";
        var (got, expected) = Numbers.Pair(wrong.Got, wrong.Expected);
        return $"{wrong.Where} got {got}, expected {expected}, allowed {Numbers.Short(wrong.Allowed)}";
    }

    private static string Timed(DeviceTime? time) => time is null ? "" :
        $"; largest case {Readable.Seconds(time.Seconds)}, {100 * time.Share:0} % of "
            + $"its {(time.IsMemoryBound ? "copy bandwidth" : "FP32 rate")}";

    // What the share is a share of, and where its parts come from.
    private static string Ceiling(DeviceTime time)
    {
        var largest = $"The largest case "
            + $"is {time.Case}: {(time.Launches == 1 ? "1 launch" : $"{time.Launches} launches")}, {Readable.Bytes(time.Bytes)} as "
            + "counted on the simulated GPU.";
        return time.IsMemoryBound
            ? $"{largest} A copy of as many bytes takes {Readable.Seconds(time.CopySeconds)} on this device."
            : $"{largest} Its {Readable.Flops(time.Flops)} weigh more than its bytes; independent multiply-adds "
                + $"reach {Readable.Flops(time.FlopsPerSecond)}/s on this device.";
    }

    private static string Sentence(string text) => text.EndsWith('.') ? text : text + ".";
}
