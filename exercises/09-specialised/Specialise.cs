// 09.10 Specialise. Objective: measure what a model knows of a codebase, on files it never read, with an interval that files decide.
// A file is `text`, bytes of UTF-8; lengths[t] is the bytes of its token t, 1 or more, and they add up to the text. White space is ' ',
// \t, \r, \n. A place is the tokens First .. End - 1; it has at least one.
//   Identifiers   spans are identifiers, bytes Start .. End - 1 of the text, in its order. One is asked where whole tokens spell it: its
//                 first token has nothing but white space before it, its last nothing after it. Others are left out.
//   RestsOfLines  a line ends at \n or with the text; [a, b) is what is left without white space at both ends. The tokens that begin at
//                 m or later, m = max(a + 1, a + (b - a) / 2), and before b are asked where the last of them ends at b. Else, and where
//                 there is none, nothing is asked of the line. Both lists stand in the order of the text.
//   Right         places where every token is the guess; guesses[t] is the most probable token after the true ones before t
//   BitsPerByte   nats[i] is -ln of the probability of token i, or of the file's end; the file has so many bytes
//   OverFiles     p = sum of numerators / sum of denominators, and p -+ t se:
//                 se = sqrt(n / (n - 1) * sum of (numerator - p * denominator)^2) / sum of denominators
//                 over n files, t = StudentT.Factor(n - 1). Of one file the ends are infinite.
// Out of scope: the model and its training. About 38 lines.
using Headroom.Measurement;

public static class Specialise
{
    public readonly record struct Place(int First, int End);

    public readonly record struct Interval(double Mean, double Low, double High);

    private static ReadOnlySpan<byte> White => " \t\r\n"u8;

    // your turn: begin
    public static Place[] Identifiers(byte[] text, int[] lengths, (int Start, int End)[] spans) => throw new NotAttempted("09.10");

    public static Place[] RestsOfLines(byte[] text, int[] lengths) => throw new NotAttempted("09.10");

    public static int Right(Place[] places, int[] tokens, int[] guesses) => throw new NotAttempted("09.10");

    public static double BitsPerByte(double[] nats, int bytes) => throw new NotAttempted("09.10");

    public static Interval OverFiles(double[] numerators, double[] denominators) => throw new NotAttempted("09.10");
    // your turn: end
}
