using Headroom.Agents.Chats;
using Headroom.Agents.DataSets;

namespace Headroom.Agents.Pipelines;

/// <summary>A data set that was written, and how the run ended.</summary>
/// <param name="Complete">Whether every method was tried: if not, the same call goes on where it stopped.</param>
public sealed record PipelineResult(DataSet Data, Meter Meter, string End, bool Complete);
