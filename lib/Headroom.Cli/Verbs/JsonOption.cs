using System.CommandLine;

namespace Headroom.Cli.Verbs;

/// <summary><c>--json</c> of a verb that answers programs as well.</summary>
internal sealed class JsonOption : Option<bool>
{
    public JsonOption() : base("--json") => Description = "print the answer as JSON and nothing else";
}
