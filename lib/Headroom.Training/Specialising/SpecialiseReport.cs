using System.Text.Json;
using Headroom.Specialising;

namespace Headroom.Training.Specialising;

/// <summary>
/// A figure and its 95 % interval over files; ends are null where there are fewer than two, the mean where nothing is asked.
/// </summary>
internal sealed record ReportedFigure(double? Mean, double? Low, double? High)
{
    public static ReportedFigure Of(IEnumerable<double> above, IEnumerable<double> below)
    {
        var interval = RatioInterval.OverFiles([.. above], [.. below]);
        return new(Finite(interval.Mean), Finite(interval.Low), Finite(interval.High));
    }

    private static double? Finite(double value) => double.IsFinite(value) ? Math.Round(value, 6) : null;
}

/// <summary>The same of questions.</summary>
internal sealed record ReportedShare(double? Mean, double? Low, double? High, int Asked)
{
    public static ReportedShare Of(IEnumerable<double> right, IEnumerable<int> asked)
    {
        var figure = ReportedFigure.Of(right, asked.Select(count => (double)count));
        return new(figure.Mean, figure.Low, figure.High, asked.Sum());
    }
}

/// <summary>What a model did on the held-out files, or how much more than another one on each.</summary>
internal sealed record ReportedExam(ReportedFigure BitsPerByte, ReportedShare Identifier, ReportedShare RestOfLine, int Files)
{
    public static ReportedExam Of(IReadOnlyList<AskedFile> asked, IReadOnlyList<FileScore> scores) =>
        Of(asked, i => scores[i].Bits, i => scores[i].Identifiers, i => scores[i].Lines);

    /// <summary>File by file: what is hard in a file is hard for both, and falls out.</summary>
    public static ReportedExam Difference(
        IReadOnlyList<AskedFile> asked, IReadOnlyList<FileScore> before, IReadOnlyList<FileScore> after) => Of(
        asked, i => after[i].Bits - before[i].Bits, i => after[i].Identifiers - before[i].Identifiers,
        i => after[i].Lines - before[i].Lines);

    private static ReportedExam Of(
        IReadOnlyList<AskedFile> asked, Func<int, double> bits, Func<int, double> identifiers, Func<int, double> lines)
    {
        var files = Enumerable.Range(0, asked.Count).ToArray();
        return new(
            ReportedFigure.Of(files.Select(bits), asked.Select(file => (double)file.Bytes)),
            ReportedShare.Of(files.Select(identifiers), asked.Select(file => file.Identifiers)),
            ReportedShare.Of(files.Select(lines), asked.Select(file => file.Lines)), asked.Count);
    }
}

/// <summary>result.json of <c>specialise</c>.</summary>
/// <param name="Difference">After less before, file by file.</param>
internal sealed record SpecialiseReport(
    string Model, int Seed, long Steps, double Seconds, long TrainTokens, ReportedExam Before, ReportedExam After, ReportedExam Difference)
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public string Write() => JsonSerializer.Serialize(this, Options) + "\n";
}
