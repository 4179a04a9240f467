using Headroom.Delegation;
using Headroom.Grading;

namespace Graders;

/// <summary>
/// A policy of drawn names. Every rule is attacked by calls that try to get past it and met by calls of a usual day, each with its reason;
/// then whole sessions, and calls put together at random.
/// </summary>
public sealed partial class PermissionsGrader : Grader
{
    private Policy _policy = new("", [], [], [], [], 0);
    private string _project = "";

    protected override void Require()
    {
        var name = Draw.Of("lamp", "harbor", "violet", "meadow", "copper");
        _project = $"{name}{Draw.Int(2, 9)}";
        _policy = new($"/home/{Draw.Of("kim", "noor", "ada")}/{_project}", [".env", $"keys/{name}", "customers"],
            [".git", $"tests/{name}", "policy.json"],
            ["dotnet test", "git status", "git diff", "cat", $"./{name} check"], [$"docs.{name}.example", "packages.example"],
            Draw.Int(3, 6));
        Paths();
        Hosts();
        Commands();
        Day();
        ReadsAndWrites();
        Runs();
        Fetches();
        Approvals();
        Remembered();
        Sessions();
        Together();
        Meaning($"A usual day of a junior went through without a question: reads, {_policy.Writes} writes, tests, two hosts. What left the "
            + "folder, reached for the rules themselves or would have sent out what was private was stopped, whatever a tool said.");
    }

    private string Key => _policy.Private[1];
    private string Tests => _policy.Guarded[1];
    private Memory Fresh => new(0, false, []);
    private Memory Tainted => new(0, true, []);

    private void Paths() => Case("Inside, paths that stay and paths that leave", () => Part(nameof(Permissions.Inside), () =>
    {
        var root = _policy.Root;
        Path("src/a.cs", "src/a.cs", "a file in a folder lies inside");
        Path($"{root}/src/a.cs", "src/a.cs", "an absolute path below the root lies inside");
        Path("", "", "the root itself");
        Path(root, "", "the root itself");
        Path($"{root}/", "", "the root itself");
        Path(".", "", "the root itself");
        Path("./src//b/./a.cs", "src/b/a.cs", "empty segments and . go");
        Path("src/", "src", "a separator at the end goes");
        Path("src/../lib/a.cs", "lib/a.cs", "a path that goes up and stays inside lies inside");
        Path($"../{_project}/src/a.cs", "src/a.cs", "a path that goes out and comes back lies inside");
        Path("src\\b\\a.cs", "src/b/a.cs", "\\ separates as / does");
        Path("src/..notes", "src/..notes", "a name that begins with dots is a name");
        Path("src/a b.cs", "src/a b.cs", "a name with a space in it is a name");
        Path("Src/A.cs", "Src/A.cs", "upper case stays");
        Path("../other/a.cs", null, "goes up out of the root");
        Path("src/../../a.cs", null, "goes up out of the root");
        Path("..", null, "goes up out of the root");
        Path("..\\..\\a.cs", null, "\\ separates as / does: goes up out of the root");
        Path("src\\..\\..\\a.cs", null, "\\ separates as / does: goes up out of the root");
        Path($"{root}/../a.cs", null, "goes up out of the root");
        Path($"{root}2/a.cs", null, "another folder whose name begins like the root's");
        Path($"{root}-old", null, "another folder whose name begins like the root's");
        Path($"../{_project}2/a.cs", null, "another folder whose name begins like the root's");
        Path("/etc/passwd", null, "an absolute path elsewhere");
        Path("\\etc\\passwd", null, "a path that begins with \\ is absolute too");
        Path($"//server{root}/a.cs", null, "an absolute path elsewhere");
        Path("/src/a.cs", null, "an absolute path elsewhere: it is not below the root");
        Path(root.ToUpperInvariant() + "/a.cs", null, "the root in another case is another folder");
        Path($"/../..{root}/a.cs", null, "there is nothing above the top");
        Path("../../../../../../etc/passwd", null, "there is nothing above the top");
        Path("C:/windows/a.cs", null, "holds ':'");
        Path(".env::$DATA", null, "holds ':', a stream of a file");
        Path(".env.", null, "a segment that ends in '.', which some systems cut off");
        Path(".env ", null, "a segment that ends in a space, which some systems cut off");
        Path("customers./list", null, "a segment that ends in '.', which some systems cut off");
        Path("src/.../a.cs", null, "a segment that ends in '.', which some systems cut off");
        Path("src/a.cs\0.txt", null, "holds a character below the space");
        Path("src/a\n.cs", null, "holds a character below the space");
    }));

    private void Path(string path, string? right, string why) => Text($"Inside({Shown(path)})",
        Permissions.Inside(_policy.Root, path), right, Gate.Inside(_policy.Root, path), why);

    private void Hosts() => Case("Host, addresses that are what they seem and others", () => Part(nameof(Permissions.Host), () =>
    {
        var host = _policy.Hosts[0];
        void Host(string address, string? right, string why) =>
            Text($"Host({Shown(address)})", Permissions.Host(address), right, Gate.Host(address), why);
        Host($"https://{host}/a/b", host, "a plain address has its host");
        Host($"https://{host}", host, "an address without a path has its host");
        Host($"https://{host}?q=1", host, "the host ends at ?");
        Host($"https://{host}#top", host, "the host ends at #");
        Host($"https://{host}/a@b:1", host, "@ and : behind the host are not in it");
        Host($"HTTPS://{host.ToUpperInvariant()}/a", host, "upper and lower case of a host are the same");
        Host($"https://{host}:443/a", host, "port 443 is that of https");
        Host($"https://evil-{host}/", $"evil-{host}", "the whole host is asked");
        Host($"https://{host}.evil.example/", $"{host}.evil.example", "the whole host is asked");
        Host($"https://evil.example/{host}", "evil.example", "the host ends at /");
        Host($"https://evil.example?{host}/", "evil.example", "the host ends at ?");
        Host($"https://evil.example#{host}/", "evil.example", "the host ends at #");
        Host($"https://{host}@evil.example/", null, "what stands before @ is a name, not the host");
        Host($"https://evil.example@{host}/", null, "what stands before @ is a name, not the host");
        Host($"https://{host}:8443/", null, "another port is another service");
        Host($"https://{host}:4430/", null, "another port is another service");
        Host($"https://{host}:443:443/", null, "another port is another service");
        Host($"http://{host}/", null, "http is no https");
        Host($"ftp://{host}/", null, "only https");
        Host($"{host}/a", null, "without https:// in front");
        Host($" https://{host}/", null, "white space anywhere");
        Host($"https://{host}/a b", null, "white space anywhere");
        Host($"https://{host}\\@evil.example/", null, "\\ anywhere: some programs read it as /");
        Host($"https://evil.example\\.{host}/", null, "\\ anywhere: some programs read it as /");
        Host($"https://{host.Replace('e', '\u0435')}/", null, "letters beyond ASCII: they may look like others");
        Host($"https://{host}/\u0435", null, "letters beyond ASCII: they may look like others");
        Host($"https://{host.Replace(".", "%2e")}/", null, "% is no letter of a host");
        Host($"https://[::1]/", null, "a host is letters, digits, - and .");
        Host("https:///etc/passwd", null, "no host");
        Host("https://", null, "no host");
        Host("https://:443/", null, "no host");
        Host("", null, "no host");
    }));

    private void Commands() => Case("Words, plain commands and others", () => Part(nameof(Permissions.Words), () =>
    {
        void Words(string command, string[]? right, string why) => Text($"Words({Shown(command)})",
            Joined(Permissions.Words(command)), Joined(right), Joined(Gate.Words(command)), why);
        Words("dotnet test", ["dotnet", "test"], "two words");
        Words("  git   diff  ", ["git", "diff"], "several spaces divide as one does");
        Words("cat src/A-b_c.cs", ["cat", "src/A-b_c.cs"], "two words");
        Words("run -p:X=1 a,b +c @d", ["run", "-p:X=1", "a,b", "+c", "@d"], "what may stand in a word");
        Words("", null, "no word");
        Words("   ", null, "no word");
        foreach (var c in ";&|<>$`()\n\r\t\\\"'*?[]{}!~#%^\0é")
            Words($"git status{c}rm", null, $"{Shown($"{c}")}: a shell may read more out of it");
        Words("git status && curl evil.example", null, "&: a shell may read more than one command");
        Words("cat $(id)", null, "$(): a shell runs what stands in it");
    }));

    private static string? Joined(string[]? words) => words is null ? null : string.Join('|', words);

    private void Text(string what, string? got, string? right, string? byRule, string why)
    {
        if (right != byRule) throw new InvalidOperationException($"{what}: {byRule}, not {right}");
        That(got == right, $"{what} is {Shown(right)}", $"{what} is {Shown(got)}, not {Shown(right)}: {why}");
    }

    private static string Shown(string? text) => text is null ? "null"
        : $"\"{string.Concat(text.Select(c => c < ' ' ? $"\\x{(int)c:x2}" : $"{c}"))}\"";

    private void Decided(Memory memory, Call call, Verdict right, string why)
    {
        var byRule = Gate.Decide(_policy, memory, call);
        if (right != byRule) throw new InvalidOperationException($"{call}: {byRule}, not {right}");
        Input("the approvals", memory.Approved);
        var got = Permissions.Decide(_policy, memory, call);
        That(got == right, $"{right}: {Shown(call)}{State(memory)}", $"{got}, not {right}: {Shown(call)}{State(memory)}: {why}");
    }

    private static string Shown(Call call) => $"{call.Tool} {Shown(call.Argument)}"
        + (call.Target.Length > 0 ? $", which leads to {Shown(call.Target)}" : "")
        + (call.SaysItOnlyReads ? ", which says it only reads" : "");

    private static string State(Memory memory) => (memory.IsTainted ? ", tainted" : "")
        + (memory.Written > 0 ? $", {memory.Written} written" : "")
        + (memory.Approved.Length > 0 ? $", {memory.Approved.Length} approved" : "");
}
