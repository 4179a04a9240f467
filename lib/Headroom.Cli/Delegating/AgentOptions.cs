using Headroom.Agents.Chats;

namespace Headroom.Cli.Delegating;

/// <summary>What <c>agent</c> was asked for.</summary>
/// <param name="Tries">Answers that are graded at most: after a failure the report goes back.</param>
/// <param name="Folder">Where answers and log go; null: the exercise's folder in out/agent.</param>
/// <param name="Transcript">Recorded answers to replay; null: the endpoint of the environment.</param>
/// <param name="Yes">Consent is given on the command line.</param>
/// <param name="Trust">Answers are run without a sandbox.</param>
/// <param name="MostTokens">Of requests and answers together.</param>
internal sealed record AgentOptions(
    int Tries, string? Folder, string? Transcript, bool Yes, bool Trust, long MostTokens, double? MostDollars, Prices Prices);
