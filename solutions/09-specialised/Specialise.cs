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
    public static Place[] Identifiers(byte[] text, int[] lengths, (int Start, int End)[] spans)
    {
        var (starts, places) = (Starts(lengths), new List<Place>());
        foreach (var (start, end) in spans)
        {
            var (at, last) = (Array.BinarySearch(starts, start), Array.BinarySearch(starts, end));
            var first = at < 0 ? ~at - 1 : at;
            if (last > 0 && text.AsSpan(starts[first]..start).Trim(White).IsEmpty) places.Add(new(first, last));
        }
        return [.. places];
    }

    public static Place[] RestsOfLines(byte[] text, int[] lengths)
    {
        var (starts, places) = (Starts(lengths), new List<Place>());
        for (int from = 0, end; from < text.Length; from = end + 1)
        {
            end = Array.IndexOf(text, (byte)'\n', from) is >= 0 and var feed ? feed : text.Length;
            var line = text.AsSpan(from..end);
            var (a, b) = (end - line.TrimStart(White).Length, from + line.TrimEnd(White).Length);
            var (at, last) = (Array.BinarySearch(starts, Math.Max(a + 1, a + (b - a) / 2)), Array.BinarySearch(starts, b));
            var first = at < 0 ? ~at : at;
            if (last > first) places.Add(new(first, last));
        }
        return [.. places];
    }

    public static int Right(Place[] places, int[] tokens, int[] guesses) => places.Count(place =>
        tokens.AsSpan(place.First..place.End).SequenceEqual(guesses.AsSpan(place.First..place.End)));

    public static double BitsPerByte(double[] nats, int bytes) => nats.Sum() / Math.Log(2) / bytes;

    public static Interval OverFiles(double[] numerators, double[] denominators)
    {
        var (n, sum) = (numerators.Length, denominators.Sum());
        var p = numerators.Sum() / sum;
        if (n < 2) return new(p, double.NegativeInfinity, double.PositiveInfinity);
        var squares = numerators.Zip(denominators, (above, below) => (above - p * below) * (above - p * below)).Sum();
        var reach = StudentT.Factor(n - 1) * Math.Sqrt(squares * n / (n - 1)) / sum;
        return new(p, p - reach, p + reach);
    }

    private static int[] Starts(int[] lengths) // of each token, and the end of the text
    {
        var starts = new int[lengths.Length + 1];
        for (var t = 0; t < lengths.Length; t++) starts[t + 1] = starts[t] + lengths[t];
        return starts;
    }
    //> public static Place[] Identifiers(byte[] text, int[] lengths, (int Start, int End)[] spans) => throw new NotAttempted("09.10");
    //>
    //> public static Place[] RestsOfLines(byte[] text, int[] lengths) => throw new NotAttempted("09.10");
    //>
    //> public static int Right(Place[] places, int[] tokens, int[] guesses) => throw new NotAttempted("09.10");
    //>
    //> public static double BitsPerByte(double[] nats, int bytes) => throw new NotAttempted("09.10");
    //>
    //> public static Interval OverFiles(double[] numerators, double[] denominators) => throw new NotAttempted("09.10");
    // your turn: end
}
