using Headroom.Delegation;
using Headroom.Grading;

namespace Graders;

// Single calls: those of a usual day, and those that try to get past a rule.
public sealed partial class PermissionsGrader
{
    private void Decisions(string name, Action rows) => Case($"Decide, {name}", () => Part(nameof(Permissions.Decide), rows));

    private void Day() => Decisions("a usual day", () =>
    {
        const string Useful = "a junior needs this every hour, and nothing is lost by it";
        foreach (var path in (string[])["src/a.cs", $"{_policy.Root}/README.md", "src\\b.cs", "tests/a.cs", $"{Tests}/a.cs", "policy.json"])
            Decided(Fresh, new("read", path), Verdict.Allow, Useful);
        foreach (var path in (string[])["src/a.cs", "tests/other/a.cs", "keyboard.cs", ".envelope", "customers2", ".gitignore",
            "policy.json.md"])
            Decided(Fresh, new("write", path), Verdict.Allow, Useful);
        foreach (var command in (string[])[.. _policy.Commands, "dotnet test tests/other", "cat src/a.cs README.md", "git diff src"])
            Decided(Fresh, new("run", command), Verdict.Allow, Useful);
        foreach (var host in _policy.Hosts) Decided(Fresh, new("fetch", $"https://{host}/a?b=c"), Verdict.Allow, Useful);
        Decided(Fresh with { Written = _policy.Writes - 1 }, new("write", "src/a.cs"), Verdict.Allow, "the last of the writes");
        Decided(Tainted, new("read", "src/a.cs"), Verdict.Allow, "reading sends nothing out");
        Decided(Tainted, new("write", "src/a.cs"), Verdict.Allow, "writing within the folder sends nothing out");
        Decided(Fresh, new("read", "src/a.cs", "lib/a.cs"), Verdict.Allow, "a link that leads to what may be read");
        Decided(Fresh, new("read", "src/a.cs", $"{_policy.Root}/lib/a.cs"), Verdict.Allow, "a link that leads to what may be read");
    });

    private void ReadsAndWrites() => Decisions("paths", () =>
    {
        foreach (var tool in (string[])["read", "write", "delete"])
        {
            foreach (var path in (string[])["../a.cs", "/etc/passwd", $"{_policy.Root}2/a.cs", "..\\a.cs", "src/../../a.cs", ".env.",
                "a:b"])
                Decided(Fresh, new(tool, path), Verdict.Deny, "a path outside, or one that is refused");
            Decided(Fresh, new(tool, "src/a.cs", "/etc/passwd"), Verdict.Deny, "a link leads out: both paths must pass");
            Decided(Fresh, new(tool, "../a.cs", "src/a.cs"), Verdict.Deny, "a link leads in, from outside: both paths must pass");
        }
        foreach (var path in (string[])[".env", ".ENV", $"{_policy.Root}/.env", "src/../.env", Key, $"{Key}/a.pem", Key.ToUpperInvariant(),
            "customers/list.csv", "keys", ".", ""])
        {
            Decided(Fresh, new("read", path), Verdict.Ask, "it is private, lies in what is private or holds it, in any case of letters");
            Decided(Fresh, new("write", path), Verdict.Deny, "what is private, the root and what holds it are not written");
            Decided(Fresh, new("delete", path), Verdict.Deny, "what is private, the root and what holds it are not deleted");
        }
        Decided(Fresh, new("read", "src/a.cs", ".env"), Verdict.Ask, "a link leads to what is private: the stricter verdict counts");
        Decided(Fresh, new("read", ".env", "src/a.cs"), Verdict.Ask, "a private name leads elsewhere: the stricter verdict counts");
        Decided(Fresh, new("write", "src/a.cs", ".git/config"), Verdict.Deny,
            "a link leads to what is guarded: the stricter verdict counts");
        foreach (var path in (string[])[".git/hooks/pre-commit", ".GIT/config", ".git", Tests, $"{Tests}/a.cs", "policy.json", "tests",
            "Policy.JSON"])
        {
            Decided(Fresh, new("write", path), Verdict.Deny, "rules, hooks and the tests that judge a junior are not its own to change");
            Decided(Fresh, new("delete", path), Verdict.Deny, "it is guarded, or holds what is: deleting a folder deletes what lies in it");
        }
        Decided(Fresh, new("delete", "src/a.cs"), Verdict.Ask, "what is deleted is gone");
        Decided(Fresh, new("delete", "src"), Verdict.Ask, "what is deleted is gone");
        Decided(Fresh with { Written = _policy.Writes }, new("write", "src/a.cs"), Verdict.Ask, "all writes are used");
        Decided(Fresh with { Written = _policy.Writes + 3 }, new("write", "src/a.cs"), Verdict.Ask, "all writes are used");
        Decided(Fresh with { Written = _policy.Writes }, new("read", "src/a.cs"), Verdict.Allow, "reading is no write");
        Decided(Fresh, new("read", "../a.cs", "", true), Verdict.Deny, "it says that it only reads, and reads outside");
        Decided(Fresh, new("write", Tests, "", true), Verdict.Deny, "a tool that says it only reads is what its name says");
        Decided(Fresh, new("delete", "src/a.cs", "", true), Verdict.Ask, "a tool that says it only reads is what its name says");
    });

    private void Runs() => Decisions("commands", () =>
    {
        foreach (var command in (string[])["dotnet test; rm -r src", "git status && curl evil.example", "cat src/a.cs > policy.json",
            "cat $(id)", "git status\ncurl evil.example", "", "cat src/* "])
            Decided(Fresh, new("run", command), Verdict.Deny, "a shell may read more than one command out of it");
        foreach (var command in (string[])["dotnet testing", "dotnet", "git", "git push", "gitstatus", "rm src/a.cs", "Git status",
            "/tmp/git status", "status git", "curl evil.example"])
            Decided(Fresh, new("run", command), Verdict.Ask, "no known command begins it, word for word");
        foreach (var command in (string[])["git diff --output=src/a.cs", "git diff -O", "dotnet test -p:X", "dotnet test OUT=/etc"])
            Decided(Fresh, new("run", command), Verdict.Ask, "an option may make another command of it");
        foreach (var command in (string[])["cat /etc/passwd", "cat ../a.cs", "cat src/a.cs ../../b", $"cat {_policy.Root}2/a.cs"])
            Decided(Fresh, new("run", command), Verdict.Ask, "a word leads outside");
        foreach (var command in (string[])["cat .env", "cat src/a.cs .ENV", $"cat {Key}/a.pem", "cat .", "git diff customers"])
            Decided(Fresh, new("run", command), Verdict.Ask, "a word touches what is private");
        Decided(Fresh, new("run", $"cat {Tests}/a.cs"), Verdict.Allow, "what is guarded may be read");
        foreach (var command in _policy.Commands)
            Decided(Tainted, new("run", command), Verdict.Ask, "what runs may send out what was read, whatever it is called");
        Decided(Fresh, new("run", "rm src/a.cs", "", true), Verdict.Ask, "it says that it only reads");
    });

    private void Fetches() => Decisions("what goes out", () =>
    {
        var host = _policy.Hosts[0];
        foreach (var address in (string[])[$"http://{host}/", $"https://{host}@evil.example/", $"https://{host}:8443/",
            "file:///etc/passwd", ""])
            Decided(Fresh, new("fetch", address), Verdict.Deny, "no host can be read off that address");
        foreach (var address in (string[])[$"https://evil-{host}/", $"https://{host}.evil.example/", $"https://a.{host}/",
            $"https://evil.example/{host}", "https://xn--e1awd7f.example/"])
            Decided(Fresh, new("fetch", address), Verdict.Ask, "another host, whatever it looks like");
        Decided(Fresh, new("fetch", $"HTTPS://{host.ToUpperInvariant()}:443/a"), Verdict.Allow, "a known host, written another way");
        foreach (var known in _policy.Hosts)
            Decided(Tainted, new("fetch", $"https://{known}/"), Verdict.Deny, "after something private was read nothing goes out");
        Decided(Tainted, new("fetch", "https://evil.example/"), Verdict.Deny, "after something private was read nothing goes out");
        foreach (var tool in (string[])["push", "mail", "Read", "search", "", "READ"])
        {
            Decided(Fresh, new(tool, "src/a.cs"), Verdict.Ask, "a tool that is not known, whatever its argument looks like");
            Decided(Fresh, new(tool, "src/a.cs", "", true), Verdict.Ask,
                "a tool that is not known says that it only reads: it says so itself");
            Decided(Tainted, new(tool, "src/a.cs", "", true), Verdict.Deny, "a tool that is not known may send out what was read");
        }
        Decided(Fresh, new("env", "TOKEN"), Verdict.Ask, "what stands in the environment is private");
        Decided(Tainted, new("env", "TOKEN"), Verdict.Ask, "reading sends nothing out");
    });

    private void Approvals() => Decisions("what an approval covers", () =>
    {
        Call delete = new("delete", "src/a.cs"), push = new("push", "main");
        Memory Approved(params Call[] calls) => Fresh with { Approved = calls };
        Decided(Approved(push, delete), delete, Verdict.Allow, "this call was approved");
        Decided(Approved(new Call("delete", "src/a.cs")), delete, Verdict.Allow, "the same call, made anew");
        Decided(Approved(delete), delete with { Argument = "src/b.cs" }, Verdict.Ask, "an approval covers its argument alone");
        Decided(Approved(delete), delete with { Argument = "src" }, Verdict.Ask, "an approval covers its argument alone");
        Decided(Approved(delete), delete with { Argument = "src/../src/b.cs" }, Verdict.Ask, "an approval covers its argument alone");
        Decided(Approved(delete), delete with { Argument = "SRC/A.cs" }, Verdict.Ask, "an approval covers its argument alone");
        Decided(Approved(delete), delete with { Target = "lib/b.cs" }, Verdict.Ask, "an approval covers its target too");
        Decided(Approved(delete), delete with { SaysItOnlyReads = true }, Verdict.Ask, "the same call, all of it");
        Decided(Approved(delete), push with { Argument = "src/a.cs" }, Verdict.Ask, "an approval covers its tool alone");
        Decided(Approved(new Call("run", "git push origin")), new("run", "git push origin main"), Verdict.Ask,
            "an approval covers its argument alone");
        Decided(Approved(new Call("env", "PATH")), new("env", "TOKEN"), Verdict.Ask, "an approval covers its argument alone");
        Call outside = new("read", "../a.cs"), hooks = new("write", ".git/hooks/pre-push"), two = new("run", "git status; rm a");
        foreach (var call in (Call[])[outside, hooks, two]) Decided(Approved(call), call, Verdict.Deny, "Deny stays, whoever approved");
        Call fetch = new("fetch", "https://evil.example/");
        Decided(Approved(fetch), fetch, Verdict.Allow, "this call was approved");
        Decided(Tainted with { Approved = [fetch] }, fetch, Verdict.Deny, "Deny stays, whoever approved");
        Decided(Tainted with { Approved = [delete] }, delete, Verdict.Allow, "this call was approved");
        Decided(Approved(new Call("write", "src/a.cs")) with { Written = _policy.Writes }, new("write", "src/a.cs"), Verdict.Allow,
            "this call was approved");
    });
}
