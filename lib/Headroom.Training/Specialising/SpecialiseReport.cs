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
    public static ReportedShare Of(IEnumerable<int> right, IEnumerable<int> asked)
    {
        var figure = ReportedFigure.Of(right.Select(count => (double)count), asked.Select(count => (double)count));
        return new(figure.Mean, figure.Low, figure.High, asked.Sum());
    }
}

/// <summary>What a model did on the held-out files.</summary>
internal sealed record ReportedExam(ReportedFigure BitsPerByte, ReportedShare Identifier, ReportedShare RestOfLine, int Files)
{
    public static ReportedExam Of(IReadOnlyList<AskedFile> asked, IReadOnlyList<FileScore> scores) => new(
        ReportedFigure.Of(scores.Select(score => score.Bits), asked.Select(file => (double)file.Bytes)),
        ReportedShare.Of(scores.Select(score => score.Identifiers), asked.Select(file => file.Identifiers)),
        ReportedShare.Of(scores.Select(score => score.Lines), asked.Select(file => file.Lines)), asked.Count);
}

/// <summary>result.json of <c>specialise</c>.</summary>
internal sealed record SpecialiseReport(
    string Model, int Seed, long Steps, double Seconds, long TrainTokens, ReportedExam Before, ReportedExam After)
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public string Write() => JsonSerializer.Serialize(this, Options) + "\n";
}
