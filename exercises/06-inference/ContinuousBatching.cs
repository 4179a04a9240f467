// 06.3 Continuous batching. Objective: say before each step who reads and who writes, so that no slot waits for the longest answer.
// running [started, not done] and waiting are in the order in which they started and arrived. A step takes as long as reading the weights,
// for any number of tokens up to TokensPerStep. Plan says how many tokens of whom are in it; a share for one that waits starts it.
//   One that is writing   gets 1 token in every step: its reader sees no pause
//   One that is reading   gets what is left of the step, the one that started first before the others; a prompt may take several steps
//   One that is waiting   starts if a slot is free, its Reserved tokens fit beside those of all running ones, and a token is left for it.
//                         Requests start in the order in which they arrived: behind one that does not fit, nobody starts.
// No token of a step is left over while one of these could have it. A share has 1 token and more. Slots are at most TokensPerStep, and
// every request fits into an empty cache. How many tokens an answer has is not known before its end: Most is the most.
// Out of scope: pausing a sequence to make room, sharing prefixes (06.4). About 18 lines.
using Headroom.Serving;

public static class ContinuousBatching
{
    // your turn: begin
    public static IReadOnlyList<Share> Plan(IReadOnlyList<Sequence> running, IReadOnlyList<Sequence> waiting, ServerLimits limits) =>
        throw new NotAttempted("06.3");
    // your turn: end
}
