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
    public static string? Inside(string root, string path) => throw new NotAttempted("10.7");

    public static string? Host(string address) => throw new NotAttempted("10.7");

    public static string[]? Words(string command) => throw new NotAttempted("10.7");

    public static Verdict Decide(Policy policy, Memory memory, Call call) => throw new NotAttempted("10.7");

    public static Memory After(Policy policy, Memory memory, Call call) => throw new NotAttempted("10.7");
    // your turn: end
}
