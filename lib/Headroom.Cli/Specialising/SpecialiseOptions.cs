using Headroom.Agents.Pipelines;

namespace Headroom.Cli.Specialising;

/// <summary>What <c>specialise</c> was asked for.</summary>
/// <param name="Repository">A folder; null: the course's private codebase.</param>
/// <param name="Minutes">For all of it: a third for the data at most, the rest for the model.</param>
/// <param name="Folder">Where everything goes; null: a folder of the repository's name in out/specialise.</param>
/// <param name="Transcript">Recorded answers to replay; null: the endpoint of the environment, or the scripted teacher.</param>
/// <param name="Scripted">The scripted teacher, whatever the environment says.</param>
/// <param name="Yes">Consent is given on the command line.</param>
/// <param name="DataOnly">No training.</param>
internal sealed record SpecialiseOptions(
    string? Repository, double Minutes, string? Folder, string? Transcript, bool Scripted, bool Yes, bool DataOnly, string Model,
    PipelineOptions Data);
