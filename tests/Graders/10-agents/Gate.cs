using Headroom.Delegation;

namespace Graders;

/// <summary>What the rules of 10.7 come to, read segment by segment and written another way than the solution.</summary>
internal static class Gate
{
    public static string[]? Segments(string path, bool isRooted)
    {
        var at = new Stack<string>();
        foreach (var segment in path.Split('/', '\\'))
        {
            switch (segment)
            {
                case "" or ".": break;
                case "..":
                    if (!at.TryPop(out _)) return null;
                    break;
                default:
                    if (segment.EndsWith('.') || segment.EndsWith(' ')) return null;
                    at.Push(segment);
                    break;
            }
        }
        return isRooted ? [.. at.Reverse()] : null;
    }

    public static string? Inside(string root, string path)
    {
        foreach (var c in path)
            if (c == ':' || char.IsControl(c)) return null;
        var isAbsolute = path.Length > 0 && path[0] is '/' or '\\';
        var (top, all) = (root[1..].Split('/'), Segments(isAbsolute ? path : root + "/" + path, isRooted: true));
        return all is not null && all.Length >= top.Length && all.AsSpan(0, top.Length).SequenceEqual(top)
            ? string.Join('/', all[top.Length..]) : null;
    }

    public static string? Host(string address)
    {
        const string Scheme = "https://";
        if (address.Length < Scheme.Length || !address[..Scheme.Length].Equals(Scheme, StringComparison.OrdinalIgnoreCase)) return null;
        foreach (var c in address)
            if (c == '\\' || c <= 32 || c > 126) return null;
        var end = address.IndexOfAny(['/', '?', '#'], Scheme.Length);
        var host = (end < 0 ? address[Scheme.Length..] : address[Scheme.Length..end]).ToLowerInvariant();
        var colon = host.IndexOf(':', StringComparison.Ordinal);
        if (colon >= 0 && host[colon..] != ":443") return null;
        host = colon >= 0 ? host[..colon] : host;
        return host.Length > 0 && host.All(c => c is >= 'a' and <= 'z' or >= '0' and <= '9' or '-' or '.') ? host : null;
    }

    public static string[]? Words(string command)
    {
        string[] words = [.. command.Split(' ').Where(word => word.Length > 0)];
        bool IsPlain(char c) => c <= 126 && (char.IsLetterOrDigit(c) || " -_./=:,+@".Contains(c, StringComparison.Ordinal));
        return words.Length == 0 || !command.All(IsPlain) ? null : words;
    }

    public static bool Touches(string[] list, string path)
    {
        var own = Parts(path);
        return list.Any(one => Parts(one) is var other && own.Zip(other).All(pair => pair.First == pair.Second));
        static string[] Parts(string path) => path.Length == 0 ? [] : path.ToLowerInvariant().Split('/');
    }

    public static Verdict Decide(Policy policy, Memory memory, Call call)
    {
        var verdict = Verdict.Ask;
        if (call.Tool is "read" or "write" or "delete")
        {
            verdict = OfPath(policy, memory, call.Tool, Inside(policy.Root, call.Argument));
            if (call.Target.Length > 0 && OfPath(policy, memory, call.Tool, Inside(policy.Root, call.Target)) is var led && led > verdict)
                verdict = led;
        }
        else if (call.Tool == "run") verdict = OfCommand(policy, memory, Words(call.Argument));
        else if (call.Tool == "fetch" && Host(call.Argument) is var host)
            verdict = host is null || memory.IsTainted ? Verdict.Deny : policy.Hosts.Contains(host) ? Verdict.Allow : Verdict.Ask;
        else if (call.Tool != "env" && memory.IsTainted) verdict = Verdict.Deny;
        return verdict == Verdict.Ask && memory.Approved.Any(one => one == call) ? Verdict.Allow : verdict;
    }

    private static Verdict OfPath(Policy policy, Memory memory, string tool, string? path) => (tool, path) switch
    {
        (_, null) => Verdict.Deny,
        ("read", _) => Touches(policy.Private, path) ? Verdict.Ask : Verdict.Allow,
        _ when path.Length == 0 || Touches(policy.Private, path) || Touches(policy.Guarded, path) => Verdict.Deny,
        ("delete", _) => Verdict.Ask,
        _ => memory.Written < policy.Writes ? Verdict.Allow : Verdict.Ask,
    };

    private static Verdict OfCommand(Policy policy, Memory memory, string[]? words)
    {
        if (words is null) return Verdict.Deny;
        if (memory.IsTainted) return Verdict.Ask;
        foreach (var known in policy.Commands)
        {
            var begin = known.Split(' ');
            if (words.Length < begin.Length || !words.AsSpan(0, begin.Length).SequenceEqual(begin)) continue;
            if (words.Skip(begin.Length).All(word => !word.StartsWith('-') && word.IndexOf('=') < 0
                && Inside(policy.Root, word) is { } path && !Touches(policy.Private, path))) return Verdict.Allow;
        }
        return Verdict.Ask;
    }

    public static Memory After(Policy policy, Memory memory, Call call)
    {
        var written = call.Tool == "write" ? memory.Written + 1 : memory.Written;
        string[] read = call.Tool == "run" ? Words(call.Argument) ?? [] : call.Tool != "read" ? []
            : call.Target == "" ? [call.Argument] : [call.Argument, call.Target];
        var isPrivate = read.Any(one => Inside(policy.Root, one) is { } path && Touches(policy.Private, path));
        if (call.Tool == "env" || isPrivate) return new(written, true, []);
        var left = memory.Approved.ToList();
        left.Remove(call);
        return new(written, memory.IsTainted, [.. left]);
    }
}
