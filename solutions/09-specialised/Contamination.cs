// 09.6 Contamination. Objective: say which private files stand in a training set, however they were dressed up before they got there.
// Parts cuts C# into kinds: c a comment, s what a string says (escapes resolved), k a keyword, w another word, n a number or
// a character, p a sign.
//   Texts    the sequences of a document: its code, and what all its strings say, one behind the other, as one more text that is read
//            by the same rules; of that again, until no string is left. A text without parts that count is none.
//            What counts is k, w, n, p, and of a string in its place the part ('s', ""); comments do not.
//   Grams    all runs of `width` parts of a text, each part behind the other. A w stands as its number among the different words of the
//            run, in the order in which they come: "0", "1", ...; everything else as it is. So other names make the same run, and a run
//            is the same wherever it stands.
//   Share    of the different runs of all texts of a held-out file, the share that the documents have, all together; 0 where it has none
//   Leaked   the places of held-out files whose share reaches the threshold, in order
// Out of scope: what this cannot read, such as a compressed file. About 34 lines.
using System.Text.RegularExpressions;

public static class Contamination
{
    public readonly record struct Part(char Kind, string Text);

    private const string Keywords = " abstract as async await base bool break byte case catch char class const continue default do double "
        + "else enum false finally float for foreach if in int interface internal is lock long namespace new null object out override "
        + "params private protected public readonly record ref return sealed short static string struct switch this throw true try using "
        + "var void while ";

    private static readonly Regex s_parts = new(
        """(?<c>//[^\n]*|/\*(?s:.*?)\*/)|"(?<s>(\\.|[^"\\\n])*)"|(?<n>'(\\.|[^'\\\n])[^'\n]*'|\d\w*)|(?<w>[\p{L}_]\w*)|\S""");

    private static readonly Regex s_escapes = new("""\\(u(?<code>[0-9A-Fa-f]{4})|(?<sign>.))""");

    public static IEnumerable<Part> Parts(string code) => s_parts.Matches(code).Select(match =>
        match.Groups["s"].Success ? new Part('s', s_escapes.Replace(match.Groups["s"].Value, Said))
        : match.Groups["w"].Success ? new Part(Keywords.Contains($" {match.Value} ") ? 'k' : 'w', match.Value)
        : new Part(match.Groups["n"].Success ? 'n' : match.Groups["c"].Success ? 'c' : 'p', match.Value));

    private static string Said(Match escape) => escape.Groups["code"].Success
        ? $"{(char)Convert.ToInt32(escape.Groups["code"].Value, 16)}"
        : escape.Groups["sign"].Value switch { "n" => "\n", "t" => "\t", "r" => "\r", var other => other };

    // your turn: begin
    public static List<Part[]> Texts(string document)
    {
        var texts = new List<Part[]>();
        for (var code = document; code.Length > 0;)
        {
            var parts = Parts(code).Where(part => part.Kind != 'c').ToList();
            if (parts.Count > 0) texts.Add([.. parts.Select(part => part.Kind == 's' ? new Part('s', "") : part)]);
            code = string.Concat(parts.Where(part => part.Kind == 's').Select(part => part.Text));
        }
        return texts;
    }

    public static HashSet<string> Grams(Part[] text, int width)
    {
        var grams = new HashSet<string>();
        for (var start = 0; start + width <= text.Length; start++)
        {
            var names = new Dictionary<string, int>();
            grams.Add(string.Join(' ', text.Skip(start).Take(width).Select(part =>
            {
                if (part.Kind != 'w') return part.Kind + part.Text;
                names.TryAdd(part.Text, names.Count);
                return $"{names[part.Text]}";
            })));
        }
        return grams;
    }

    public static double Share(string heldOut, string[] documents, int width) => Share(heldOut, Runs(documents, width), width);

    // Documents may be a whole training set: their runs are made once for all held-out files.
    public static int[] Leaked(string[] heldOut, string[] documents, int width, double threshold)
    {
        var seen = Runs(documents, width);
        return [.. Enumerable.Range(0, heldOut.Length).Where(i => Share(heldOut[i], seen, width) >= threshold)];
    }

    private static HashSet<string> Runs(string[] documents, int width) =>
        documents.SelectMany(Texts).SelectMany(text => Grams(text, width)).ToHashSet();

    private static double Share(string heldOut, HashSet<string> seen, int width)
    {
        var own = Runs([heldOut], width);
        return own.Count == 0 ? 0 : (double)own.Count(seen.Contains) / own.Count;
    }
    //> public static List<Part[]> Texts(string document) => throw new NotAttempted("09.6");
    //>
    //> public static HashSet<string> Grams(Part[] text, int width) => throw new NotAttempted("09.6");
    //>
    //> public static double Share(string heldOut, string[] documents, int width) => throw new NotAttempted("09.6");
    //>
    //> public static int[] Leaked(string[] heldOut, string[] documents, int width, double threshold) => throw new NotAttempted("09.6");
    // your turn: end
}
