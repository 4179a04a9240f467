// 10.5 Return on automation. Objective: say from ranges, not points, whether an agent for a task gains, loses, or cannot be judged yet.
// A task comes `PerWeek` times a week and takes `Minutes` by hand. The agent takes over the share `Share` of them, which may be negative:
// it then makes work. Each time costs `Overhead` minutes more, to ask, to wait and to look. Building it costs `Build` hours once, keeping
// it `Keep` hours a week, and what you learn on the way is worth `Learned` hours. Each figure is known to lie in a range, low end
// first, and every figure lies where it likes, whatever the others do. All but Share are 0 or more.
//   Saved      minutes that one time saves: the lowest and the highest that the ranges allow
//   Return     hours gained after so many weeks: what all times saved, less building and keeping, with what was learned
//   BreakEven  weeks from which on the return is 0 or more, no whole number. 0 where learning pays for building, whatever a
//              week then loses; infinite where it does not and a week saves nothing or less.
//   Verdict    "gains" where every return that the ranges allow is above 0, "loses" where each is below, else "undecided"
//   Chance     share of the draws with a return above 0. A draw has seven numbers from 0 to 1, one for each figure in the order of Work:
//              0 is the low end of its range, 1 the high one. 0 where there is no draw.
//   Success    least chance of success from which on handing a task over takes no more of your minutes than doing it `alone`: you
//              `review` each result, and one that fails costs `redo` minutes more. 0 where it never takes more, infinite where it
//              always does.
// Out of scope: figures that depend on each other, and money (09.9). About 28 lines.
using Headroom.Delegation;

public static class Automation
{
    // your turn: begin
    public static Between Saved(Work work) => throw new NotAttempted("10.5");

    public static Between Return(Work work, double weeks) => throw new NotAttempted("10.5");

    public static Between BreakEven(Work work) => throw new NotAttempted("10.5");

    public static string Verdict(Work work, double weeks) => throw new NotAttempted("10.5");

    public static double Chance(Work work, double weeks, double[][] draws) => throw new NotAttempted("10.5");

    public static double Success(double alone, double review, double redo) => throw new NotAttempted("10.5");
    // your turn: end
}
