// 07.4 Prompt lookup. Objective: draft without a model, by what stood behind the last tokens when they came before.
// The suffix of m tokens is the last m of text. It is found at a place where the same m tokens stand and begin before the suffix does; the
// two may overlap. m is the largest from n down to 1 whose suffix is found, and of its places the most recent one counts. Proposed as the
// draft are the tokens behind that place: k of them, or fewer where text ends. Where none is found, and where n or k is 0, it is empty.
// text is indexed at most 2 n + 4 times for each of its tokens, whatever it holds: it is long, and this is done for every few tokens.
// Out of scope: trees of what was found, texts of others (07.7). About 13 lines.
public static class PromptLookup
{
    // your turn: begin
    public static int[] Propose(IReadOnlyList<int> text, int n, int k) => throw new NotAttempted("07.4");
    // your turn: end
}
