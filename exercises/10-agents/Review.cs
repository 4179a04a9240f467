// 10.1 Review. Objective: say which of eight kernels are right, which are wrong and where, and which are slow and why.
// ./course review 7 writes set 7 into out/review-7: eight files, each a statement and a kernel. Any set from 1 to 9,999 is as good; name
// yours in Set. Two to four kernels of a set are right, the others have one fault each. Opinions has one for each kernel, in their order:
//   Right                  right at every shape that its head allows, and no count there is 1.5 times what the head says, or more
//   Wrong(line, sizes)     at these sizes, in the head's order, a result is off, a thread leaves its array, or threads race
//   Slow(line, counter)    all results are right, and at the head's sizes this counter is 1.5 times what the head says, or more
// The line, counted in the kernel's file, is one that has to change; where something is missing, one beside the gap. Evidence is run on
// the meter: Bytes from memory in whole sectors, Wavefronts through the banks of shared memory, Barriers of all groups, Atomics of all
// threads. The score is the faults named with line and evidence, less the alarms that the meter denies. One less than the set has faults
// is a pass: one fault may be missed, or one alarm be false.
// Out of scope: how the kernel should be mended (10.4). About 9 lines.
public static class Review
{
    public enum Counter { Bytes, Wavefronts, Barriers, Atomics }

    public sealed record Opinion(string Verdict, int Line, int[] Shape, Counter Counter);

    public static Opinion Right => new("right", 0, [], default);

    public static Opinion Wrong(int line, params int[] sizes) => new("wrong", line, sizes, default);

    public static Opinion Slow(int line, Counter counter) => new("slow", line, [], counter);

    // your turn: begin
    public static int Set => throw new NotAttempted("10.1"); // ./course review 7 writes set 7

    public static Opinion[] Opinions => throw new NotAttempted("10.1"); // [Right, Wrong(17, 33, 65), Slow(21, Counter.Bytes), ...]
    // your turn: end
}
