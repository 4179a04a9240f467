namespace Headroom.Specialising;

/// <summary>
/// A shipped model on files of a codebase that it never read, before or after adapters were trained on other files of it.
/// </summary>
/// <param name="Model"><c>small</c> or <c>target</c>.</param>
/// <param name="Share">Of the training files that were read: 0 for a model as it is shipped.</param>
/// <param name="Seed">Of adapters, of the order of files, and of which files where the share is below 1; 0 as shipped.</param>
/// <param name="Steps">Of training.</param>
/// <param name="Rate">The learning rate at its peak.</param>
/// <param name="Choice">
/// Whether the files asked are training files that were left out: such runs chose rate and steps, and met no held-out file.
/// </param>
/// <param name="Files">That were read.</param>
/// <param name="Tokens">Different ones in those files.</param>
/// <param name="Scores">One for each file asked, in their order.</param>
public sealed record SpecialiseRun(
    string Model, double Share, int Seed, int Steps, double Rate, bool Choice, int Files, int Tokens, IReadOnlyList<FileScore> Scores)
{
    /// <summary>Tokens of a step: four rows of a context.</summary>
    public const int StepTokens = 4 * 512;

    /// <summary>Whether it is the run that another one is, whatever came of it.</summary>
    public bool IsSameAs(SpecialiseRun other) => other is not null
        && (Model, Share, Seed, Steps, Rate, Choice) == (other.Model, other.Share, other.Seed, other.Steps, other.Rate, other.Choice);
}
