namespace Headroom.Cli.Running;

/// <summary>How to run notebooks; folders are as typed, relative to where the command was started.</summary>
internal sealed record RunOptions(bool Solutions = false, string? Html = null, string? Ipynb = null, TimeSpan? CellLimit = null);
