namespace Headroom.Specialising;

/// <summary>The runs of docs/runs/specialise.sh.</summary>
/// <param name="Text">What was read and asked.</param>
/// <param name="HeldOut">The held-out files.</param>
/// <param name="LeftOut">The training files that the choice of rate and steps was made on.</param>
/// <param name="Runs">In the order in which they were made.</param>
public sealed record SpecialiseRuns(
    string Text, IReadOnlyList<AskedFile> HeldOut, IReadOnlyList<AskedFile> LeftOut, IReadOnlyList<SpecialiseRun> Runs)
{
    private static readonly RunsFile<SpecialiseRuns> s_file = new("specialise.json");

    /// <summary>Those that come with the course.</summary>
    public static SpecialiseRuns Current => s_file.Current;

    /// <exception cref="InvalidDataException">It is no such file; the message says where.</exception>
    public static SpecialiseRuns Parse(string text) => s_file.Parse(text);

    /// <summary>A line for the files, and a line for each run.</summary>
    public string Write() => RunsFile<SpecialiseRuns>.Write(this with { Runs = [] }, Runs);

    /// <summary>Runs on held-out files of a model that read a share of the training files.</summary>
    public IReadOnlyList<SpecialiseRun> Of(string model, double share) =>
        [.. Runs.Where(run => !run.Choice && run.Model == model && run.Share == share)];
}
