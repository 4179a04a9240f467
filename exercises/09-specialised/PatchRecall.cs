// 09.3 Recall of a patch. Objective: say how much of one patch another one repeats, by the count that SERA keeps its data with.
// A patch is a unified diff of any number of files; its lines end in \n, \r\n or \r, and the end is no part of a line.
//   Changes  the lines that count, as they stand and in their order: those that begin with + or -, without
//            - all that begin with +++ or ---: the names of files. A change that happens to look so goes with them, such as a removed
//              line "-- a comment", which stands in the patch as "--- a comment"
//            - those with nothing but white space (char.IsWhiteSpace) behind their sign
//   Recall   of the first patch's changes, the share that the second has too; null where the first has none. Two lines are the same
//            where every character is, sign and white space included, wherever they stand and in whatever file. Each line of the second
//            matches once: a line that the first has three times and the second twice counts twice.
//   Keeps    whether a recall reaches a threshold; null reaches none.
// Out of scope: whether either patch works. About 14 lines.
public static class PatchRecall
{
    // your turn: begin
    public static string[] Changes(string patch) => throw new NotAttempted("09.3");

    public static double? Recall(string first, string second) => throw new NotAttempted("09.3");

    public static bool Keeps(double? recall, double threshold) => throw new NotAttempted("09.3");
    // your turn: end
}
