// 10.7 Permissions. Objective: decide each call of a junior agent by what it does, not by what it says of itself.
//   Inside  a path relative to the root, with /, "" for the root; null where it lies outside or is refused. `\` separates as / does. A path
//           that begins with a separator is absolute. "" and "." go, ".." takes away the segment before it; null where there is none.
//           Refused is what holds ':' or a character below the space, or has another segment that ends in '.' or a space.
//   Host    the host of an https address (https in any case), in lower case, from // to the first / ? # or the end: ASCII letters,
//           digits, - and ., one at least; ":443" may follow it. Anything else there is null, and anywhere so is `\`, a character up to
//           the space, or one beyond ~.
//   Words   of a command, divided by spaces; null without one, and where it holds anything but ASCII letters, digits, spaces and
//           - _ . / = : , + @, for a shell may read more than one command out of that
// A path touches a list where it is one of its paths, lies in one or holds one, in upper or lower case. Target is where a path leads
// once links are followed, "" where there is no link: both must pass, and the stricter verdict counts.
//   Decide  read    Deny outside; Ask for what touches Private
//           write   Deny outside, for the root, and for what touches Private or Guarded; Ask where Writes of them have been written
//           delete  Deny as write does, else Ask
//           run     Deny where Words is null; Allow where nothing taints, the words begin with all words of one of Commands, and each
//                   further one is a path inside that touches nothing private, without = and without - in front; else Ask
//           fetch   Deny without a host, and when tainted; Ask for a host that is not in Hosts
//           env     Ask
//           others  Deny when tainted, else Ask, whatever they say of themselves
//           Allow otherwise. Ask becomes Allow where the same call, all of it, is in Approved; Deny stays.
//   After   the memory when a call was carried out. A write counts. env, a read of what touches Private, and a run with such a word taint,
//           and take back all approvals; else one approval of this call is used up, and the others keep their order.
// Policy, Call and Memory are Headroom.Delegation's. Out of scope: who asks, and a sandbox under it all. About 50 lines.
using Headroom.Delegation;

public static class Permissions
{
    // your turn: begin
    public static string? Inside(string root, string path)
    {
        if (path.Any(c => c is < ' ' or ':')) return null;
        var (slashed, kept) = (path.Replace('\\', '/'), new List<string>());
        foreach (var segment in (slashed.StartsWith('/') ? slashed : $"{root}/{slashed}").Split('/'))
        {
            if (segment is "" or ".") continue;
            if (segment != ".." && segment[^1] is '.' or ' ') return null;
            if (segment != "..") kept.Add(segment);
            else if (kept.Count == 0) return null;
            else kept.RemoveAt(kept.Count - 1);
        }
        var full = $"/{string.Join('/', kept)}/";
        return full.StartsWith($"{root}/", StringComparison.Ordinal) ? full[(root.Length + 1)..].TrimEnd('/') : null;
    }

    public static string? Host(string address)
    {
        if (!address.StartsWith("https://", StringComparison.OrdinalIgnoreCase)) return null;
        if (address.Any(c => c is <= ' ' or > '~' or '\\')) return null;
        var host = address[8..].Split('/', '?', '#')[0].ToLowerInvariant();
        if (host.EndsWith(":443", StringComparison.Ordinal)) host = host[..^4];
        return host.Length > 0 && host.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.') ? host : null;
    }

    public static string[]? Words(string command)
    {
        var words = command.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var isPlain = command.All(c => char.IsAsciiLetterOrDigit(c) || " -_./=:,+@".Contains(c));
        return isPlain && words.Length > 0 ? words : null;
    }

    public static Verdict Decide(Policy policy, Memory memory, Call call)
    {
        var verdict = call.Tool switch
        {
            "read" or "write" or "delete" => Places(call).Max(path => OfPath(policy, memory, call.Tool, Inside(policy.Root, path))),
            "run" => Words(call.Argument) is not { } words ? Verdict.Deny
                : !memory.IsTainted && policy.Commands.Any(known => IsKnown(policy, known.Split(' '), words)) ? Verdict.Allow : Verdict.Ask,
            "fetch" => Host(call.Argument) is not { } host || memory.IsTainted ? Verdict.Deny
                : policy.Hosts.Contains(host) ? Verdict.Allow : Verdict.Ask,
            "env" => Verdict.Ask,
            _ => memory.IsTainted ? Verdict.Deny : Verdict.Ask,
        };
        return verdict == Verdict.Ask && memory.Approved.Contains(call) ? Verdict.Allow : verdict;
    }

    public static Memory After(Policy policy, Memory memory, Call call)
    {
        var written = memory.Written + (call.Tool == "write" ? 1 : 0);
        var paths = call.Tool switch { "read" => Places(call), "run" => Words(call.Argument) ?? [], _ => [] };
        if (call.Tool == "env" || paths.Any(path => Inside(policy.Root, path) is { } inside && Touches(policy.Private, inside)))
            return new(written, true, []);
        var used = Array.IndexOf(memory.Approved, call);
        return memory with { Written = written, Approved = [.. memory.Approved.Where((_, i) => i != used)] };
    }

    private static string[] Places(Call call) => call.Target.Length > 0 ? [call.Argument, call.Target] : [call.Argument];

    private static bool Touches(string[] list, string path) => list.Any(one => Holds(one, path) || Holds(path, one));

    private static bool Holds(string folder, string path) =>
        folder.Length == 0 || $"{path}/".StartsWith($"{folder}/", StringComparison.OrdinalIgnoreCase);

    private static Verdict OfPath(Policy policy, Memory memory, string tool, string? path)
    {
        if (path is null) return Verdict.Deny;
        if (tool == "read") return Touches(policy.Private, path) ? Verdict.Ask : Verdict.Allow;
        if (path.Length == 0 || Touches([.. policy.Private, .. policy.Guarded], path)) return Verdict.Deny;
        return tool == "delete" || memory.Written >= policy.Writes ? Verdict.Ask : Verdict.Allow;
    }

    private static bool IsKnown(Policy policy, string[] known, string[] words) => words.Take(known.Length).SequenceEqual(known)
        && words.Skip(known.Length).All(word => word[0] != '-' && !word.Contains('=')
            && Inside(policy.Root, word) is { } inside && !Touches(policy.Private, inside));
    //> public static string? Inside(string root, string path) => throw new NotAttempted("10.7");
    //>
    //> public static string? Host(string address) => throw new NotAttempted("10.7");
    //>
    //> public static string[]? Words(string command) => throw new NotAttempted("10.7");
    //>
    //> public static Verdict Decide(Policy policy, Memory memory, Call call) => throw new NotAttempted("10.7");
    //>
    //> public static Memory After(Policy policy, Memory memory, Call call) => throw new NotAttempted("10.7");
    // your turn: end
}
