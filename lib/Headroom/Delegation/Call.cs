namespace Headroom.Delegation;

/// <summary>A call of a tool, before it is carried out.</summary>
/// <param name="Tool">read, write, delete, run, fetch, env, or another one.</param>
/// <param name="Argument">A path, a command, an address or a name.</param>
/// <param name="Target">Where a path leads once links are followed, as the file system says; empty without a link.</param>
/// <param name="SaysItOnlyReads">What the tool says of itself.</param>
public sealed record Call(string Tool, string Argument, string Target = "", bool SaysItOnlyReads = false);
