namespace Headroom.Distilling;

/// <summary>The runs of docs/runs/distill.sh.</summary>
/// <param name="Text">What was read and asked.</param>
/// <param name="Bytes">Of each tale asked, in UTF-8.</param>
/// <param name="Teacher">Its own bits of each tale asked.</param>
/// <param name="WritingSeconds">Of the processor, for the tales that the teacher wrote; 0 before it did.</param>
/// <param name="Runs">In the order in which they were made.</param>
public sealed record DistillRuns(
    string Text, IReadOnlyList<int> Bytes, IReadOnlyList<double> Teacher, double WritingSeconds, IReadOnlyList<DistillRun> Runs)
{
    private static readonly RunsFile<DistillRuns> s_file = new("distill.json");

    /// <summary>Those that come with the course.</summary>
    public static DistillRuns Current => s_file.Current;

    /// <exception cref="InvalidDataException">It is no such file; the message says where.</exception>
    public static DistillRuns Parse(string text) => s_file.Parse(text);

    /// <summary>A line for what was asked, and a line for each run.</summary>
    public string Write() => RunsFile<DistillRuns>.Write(this with { Runs = [] }, Runs);

    /// <summary>Runs of a way, in the order of their seeds.</summary>
    public IReadOnlyList<DistillRun> Of(DistillWay way) => [.. Runs.Where(run => run.Way == way).OrderBy(run => run.Seed)];

    /// <summary>Bits per byte over all tales asked.</summary>
    /// <param name="bits">Of each tale.</param>
    public double BitsPerByte(IReadOnlyList<double> bits) => bits.Sum() / Bytes.Sum(each => (double)each);
}
