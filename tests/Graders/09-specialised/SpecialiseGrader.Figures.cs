using Headroom.Grading;
using Headroom.Measurement;
using Place = Specialise.Place;

namespace Graders;

// Guesses, bits, and intervals over files.
public sealed partial class SpecialiseGrader
{
    private void Guesses()
    {
        Guessed("nothing is asked", [], [1, 2], [1, 2]);
        Guessed("all right", [new(0, 1), new(1, 3)], [1, 2, 3], [1, 2, 3]);
        Guessed("one token of three is right, the first or the second", [new(0, 3), new(3, 6)], [1, 1, 1, 1, 1, 1], [1, 9, 9, 9, 1, 9]);
        Guessed("one token of three is right, the last or the second", [new(0, 3), new(3, 6)], [1, 1, 1, 1, 1, 1], [9, 9, 1, 9, 1, 9]);
        Guessed("the last token of three is wrong, or two are", [new(0, 3), new(3, 6)], [1, 1, 1, 1, 1, 1], [1, 1, 9, 1, 9, 9]);
        Guessed("the first token of two is wrong", [new(0, 2), new(2, 3)], [1, 2, 3], [9, 2, 3]);
        Guessed("the last token of two is wrong", [new(0, 2), new(2, 3)], [1, 2, 3], [1, 9, 3]);
        Guessed("wrong before and behind a place", [new(1, 3)], [1, 2, 3, 4], [9, 2, 3, 9]);
        Guessed("token 0 is a token", [new(0, 1), new(1, 2)], [0, 5], [0, 0]);
        for (var i = 0; i < 6; i++)
        {
            int[] tokens = [.. Enumerable.Range(0, Draw.Int(4, 200)).Select(_ => Draw.Int(0, 5))];
            int[] guesses = [.. tokens.Select(token => Draw.Int(0, 3) == 0 ? Draw.Int(0, 5) : token)];
            Place[] places = [.. Enumerable.Range(0, Draw.Int(1, 40)).Select(_ => Draw.Int(0, tokens.Length - 1))
                .Select(first => new Place(first, Draw.Int(first + 1, Math.Min(tokens.Length, first + 4))))];
            Guessed($"drawn guesses {i}", places, tokens, guesses);
        }
    }

    private void Guessed(string name, Place[] places, int[] tokens, int[] guesses) =>
        Case($"Right, {name}: {Numbers.Count(places.Length, "place")}", () => Part(nameof(Specialise.Right), () =>
        {
            bool IsRight(int token) => tokens[token] == guesses[token];
            int Count(Func<Place, bool> isRight) => places.Count(isRight);
            static IEnumerable<int> Of(Place place) => Enumerable.Range(place.First, place.End - place.First);
            Number("places that are right",
                    Specialise.Right(Input("places", places), Input("tokens", tokens), Input("guesses", guesses)),
                    Count(place => Of(place).All(IsRight))).Within(Tolerance.Exact)
                .Trap(Count(place => Of(place).Any(IsRight)), "a place with one right token counts: all of them must be right")
                .Trap(Count(place => IsRight(place.First)), "the first token alone is compared")
                .Trap(Count(place => IsRight(place.End - 1)), "the last token alone is compared")
                .Trap(places.Sum(place => Of(place).Count(IsRight)), "tokens are counted: a place counts once")
                .Trap(Count(place => Of(place).Append(Math.Min(place.End, tokens.Length - 1)).All(IsRight)),
                    "the token behind a place is compared too: End is not part of it")
                .Trap(Count(place => Of(place).SkipLast(1).All(IsRight)), "the last token of a place is left out")
                .Trap(places.Sum(place => Of(place).All(IsRight) ? place.End - place.First : 0), "a place counts once, however long it is");
        }));

    private void Bits()
    {
        Coded("a byte for a bit", [Math.Log(2)], 1);
        Coded("a token of probability 1", [0, 0], 7);
        for (var i = 0; i < 4; i++)
            Coded($"drawn {i}", [.. Enumerable.Range(0, Draw.Int(2, 400)).Select(_ => Draw.Scale(1e-4, 12))], Draw.Int(10, 2000));
    }

    private void Coded(string name, double[] nats, int bytes) =>
        Case($"BitsPerByte, {name}: {Numbers.Count(nats.Length, "token")}, {Numbers.Count(bytes, "byte")}", () =>
            Part(nameof(Specialise.BitsPerByte), () => Number(
                    "bits per byte", Specialise.BitsPerByte(Input("nats", nats), bytes), nats.Sum() / Math.Log(2) / bytes)
                .Trap(nats.Sum() / bytes, "nats per byte: a bit is ln 2 of them")
                .Trap(nats.Sum() * Math.Log(2) / bytes, "a nat is 1 / ln 2 bits, not ln 2")
                .Trap(nats.Sum() / Math.Log(2) / nats.Length, "bits per token: that depends on the tokenizer")
                .Trap(nats.Sum() / Math.Log(2) / (nats.Length * bytes), "the mean over tokens, then over bytes: the sum counts")
                .Trap(nats.Sum() / 8 / bytes, "eight bits to a byte has no place here: bits over bytes of text")));

    private void Intervals()
    {
        Over("two files of the same", [3, 3], [4, 4]);
        Over("two files", [1, 3], [4, 4]);
        Over("one file", [3], [4]);
        Over("files of very different sizes", [90, 1, 0], [100, 2, 8]);
        Over("a file without a question", [3, 0, 5], [8, 0, 6]);
        Over("nothing right", [0, 0, 0], [5, 6, 7]);
        Over("all right", [5, 6, 7], [5, 6, 7]);
        Over("differences of two models", [-3, 2, -5, 1], [50, 60, 20, 31]);
        for (var i = 0; i < 7; i++)
        {
            var files = i < 6 ? Draw.Int(3, 70) : 150;
            double[] asked = [.. Enumerable.Range(0, files).Select(_ => Math.Round(Draw.Scale(3, 900)))];
            Over($"drawn {i}", [.. asked.Select(count => Math.Round(count * Draw.Real(0.1, 0.9)))], asked);
        }
    }

    private void Over(string name, double[] above, double[] below) =>
        Case($"OverFiles, {name}: {Numbers.Count(above.Length, "file")}", () => Part(nameof(Specialise.OverFiles), () =>
        {
            int n = above.Length;
            var (got, p) = (Specialise.OverFiles(Input("numerators", above), Input("denominators", below)), above.Sum() / below.Sum());
            double[] ratios = [.. above.Zip(below, (one, other) => other == 0 ? p : one / other)];
            Number("the mean", got.Mean, p)
                .Trap(ratios.Average(), "the mean of the files' ratios: a short file counts as much as a long one");
            if (n < 2)
            {
                That(double.IsNegativeInfinity(got.Low) && double.IsPositiveInfinity(got.High), "the ends",
                    "one file says nothing of how files differ: its interval has no ends");
                return;
            }
            var squares = above.Zip(below, (one, other) => Math.Pow(one - p * other, 2)).Sum();
            var error = Math.Sqrt(squares * n / (n - 1.0)) / below.Sum();
            var factor = StudentT.Factor(n - 1);
            // Differences of the numerators' size are squared: relative to them rounding is as in any sum.
            var room = Tolerance.Absolute(1e-12 * factor * (Math.Abs(p) + above.Sum(Math.Abs) / below.Sum()));
            foreach (var (end, value, sign) in (ReadOnlySpan<(string, double, int)>)[("low", got.Low, -1), ("high", got.High, 1)])
            {
                double At(double reach) => p + sign * reach;
                Number($"the {end} end", value, At(factor * error)).Within(room)
                    .Trap(At(-factor * error), "the ends are exchanged")
                    .Trap(At(1.96 * error), "1.96 is the factor of very many files: of few it is Student's t")
                    .Trap(At(error), "one standard error: a 95 % interval reaches t of them")
                    .Trap(At(StudentT.Factor(n) * error), "t has n - 1 degrees of freedom")
                    .Trap(At(factor * error * Math.Sqrt((n - 1.0) / n)), "the factor n / (n - 1) is left out")
                    .Trap(At(factor * error * Math.Sqrt(n)), "the error of a single file: the mean of n is closer")
                    .Trap(At(factor * Math.Sqrt(Math.Max(0, p * (1 - p)) / below.Sum())),
                        "questions of one file are no independent draws: files are what is drawn")
                    .Trap(At(factor * Spread(ratios) / Math.Sqrt(n)), "the spread of the files' ratios: a short file counts as a long one")
                    .Trap(At(factor * Math.Sqrt(n) * Spread(above) / below.Sum()), "the denominators vary too: numerator - p * denominator")
                    .Trap(Math.Clamp(At(factor * error), 0, 1), "the ends are not cut at 0 and 1: differences are below 0");
            }
        }));

    private static double Spread(double[] values) =>
        Math.Sqrt(values.Sum(value => Math.Pow(value - values.Average(), 2)) / (values.Length - 1));
}
