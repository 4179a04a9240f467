namespace Headroom.Cli.Protocol;

/// <summary><c>hint ID --json</c>: the hints seen by now, the new one last.</summary>
/// <param name="Exercise">Its id.</param>
/// <param name="Of">How many there are.</param>
/// <param name="Hints">From the idea on.</param>
internal sealed record HintAnswer(string Exercise, int Of, IReadOnlyList<string> Hints);
