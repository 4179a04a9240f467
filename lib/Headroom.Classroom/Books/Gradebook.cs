using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using CsvHelper;
using CsvHelper.Configuration;
using Headroom.Classroom.Marking;
using Headroom.Grading;

namespace Headroom.Classroom.Books;

/// <summary>The gradebook as a table for a spreadsheet, and as JSON with everything.</summary>
public static class Gradebook
{
    // What a spreadsheet would run as a formula gets an apostrophe in front, and quotes.
    private static readonly CsvConfiguration s_csv = new(CultureInfo.InvariantCulture)
    {
        InjectionOptions = InjectionOptions.Escape, InjectionCharacters = ['=', '+', '-', '@', '\t', '\r'], NewLine = "\n",
    };

    /// <summary>A line a learner: name, points, what they are out of, the points of each exercise, and what a person should look
    /// at.</summary>
    public static void WriteCsv(ClassMarks marks, TextWriter to)
    {
        ArgumentNullException.ThrowIfNull(marks);
        using var csv = new CsvWriter(to, s_csv, leaveOpen: true);
        Row(csv, ["learner", "points", "out of", .. marks.Exercises.Select(exercise => exercise.Id), "held", "problems"]);
        foreach (var learner in marks.Learners)
            Row(csv,
            [
                SafeText.Line(learner), Number(marks.Points(learner)), Number(marks.OutOf),
                .. marks.Exercises.Select(exercise => Cell(marks, learner, exercise)),
                string.Join(' ', marks.Of(learner).Where(marks.IsHeld).Select(mark => mark.Exercise)),
                SafeText.Line(string.Join("; ", marks.Problems.GetValueOrDefault(learner) ?? [])),
            ]);
    }

    /// <summary>
    /// The held marks, to be read by a person: <c>grade --resume --read FILE</c> counts those whose column <c>accept</c> says yes.
    /// </summary>
    public static void WriteHeld(ClassMarks marks, TextWriter to)
    {
        ArgumentNullException.ThrowIfNull(marks);
        using var csv = new CsvWriter(to, s_csv, leaveOpen: true);
        Row(csv, ["learner", "exercise", "points", "why", "sha256", "accept"]);
        foreach (var mark in marks.Learners.SelectMany(marks.Of).Where(marks.IsHeld))
            Row(csv, [mark.Learner, mark.Exercise, Number(mark.Points), SafeText.Line(mark.Held!), mark.Sha256 ?? "", ""]);
    }

    /// <summary>What a person has accepted: see <see cref="WriteHeld"/>.</summary>
    /// <exception cref="InvalidDataException">It is no such table.</exception>
    public static IReadOnlySet<(string Learner, string Exercise, string Sha256)> ReadAccepted(TextReader from)
    {
        using var csv = new CsvReader(from, s_csv, leaveOpen: true);
        try
        {
            csv.Read();
            csv.ReadHeader();
            var all = new HashSet<(string, string, string)>();
            while (csv.Read())
                if (csv.GetField("accept") is "yes") all.Add((Unescaped(csv.GetField("learner")!), csv.GetField("exercise")!,
                    csv.GetField("sha256")!));
            return all;
        }
        catch (CsvHelperException e)
        {
            throw new InvalidDataException(
                $"no table of held marks: it has the columns of held.csv (line {csv.Parser.RawRow})", e);
        }
    }

    public static string Json(ClassMarks marks)
    {
        ArgumentNullException.ThrowIfNull(marks);
        var learners = marks.Learners.Select(learner => new BookLearner(
            learner, marks.Points(learner), marks.OutOf, marks.Problems.GetValueOrDefault(learner) ?? [],
            [.. marks.Of(learner).Select(mark => new BookMark(mark.Exercise, mark.Outcome, marks.Points(mark), mark.OutOf)
            {
                Reason = mark.Reason, IsHeld = marks.IsHeld(mark), Why = mark.Held, Headline = mark.Headline, Likely = mark.Likely,
                Seed = mark.Seed, Seconds = Math.Round(mark.Seconds, 2), Sha256 = mark.Sha256, IsMissing = mark.IsMissing,
            })]));
        return JsonSerializer.Serialize(learners.ToList(), BookJson.Default.ListBookLearner);
    }

    // Nothing handed in and nothing begun are an empty cell; 0 is an attempt.
    private static string Cell(ClassMarks marks, string learner, Course.Units.Exercise exercise) => marks.Of(learner, exercise) switch
    {
        null or { Outcome: Outcome.NotAttempted } => "",
        { Outcome: Outcome.CannotRun } => "cannot run here",
        { Outcome: Outcome.TooNoisy } => "too noisy",
        { } mark when marks.IsHeld(mark) => "held",
        { } mark => Number(marks.Points(mark)),
    };

    private static string Unescaped(string cell) => cell.StartsWith('\'') ? cell[1..] : cell;

    private static string Number(double points) => points.ToString("0.##", CultureInfo.InvariantCulture);

    private static void Row(CsvWriter csv, IEnumerable<string> cells)
    {
        foreach (var cell in cells) csv.WriteField(cell);
        csv.NextRecord();
    }
}

/// <summary>A learner in gradebook.json.</summary>
internal sealed record BookLearner(
    string Learner, double Points, int OutOf, IReadOnlyList<string> Problems, IReadOnlyList<BookMark> Marks);

/// <summary>A mark in gradebook.json: without its report, which the learner's page has.</summary>
internal sealed record BookMark(string Exercise, Outcome Outcome, double Points, int OutOf)
{
    public Reason Reason { get; init; }
    public bool IsMissing { get; init; }
    public bool IsHeld { get; init; }
    public string? Why { get; init; }
    public string Headline { get; init; } = "";
    public string? Likely { get; init; }
    public int Seed { get; init; }
    public double Seconds { get; init; }
    public string? Sha256 { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, WriteIndented = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(List<BookLearner>))]
internal sealed partial class BookJson : JsonSerializerContext;
