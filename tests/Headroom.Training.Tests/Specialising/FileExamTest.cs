using Headroom.Tokenizing;
using Headroom.Training.Specialising;
using TorchSharp;
using static TorchSharp.torch;

namespace Headroom.Testing.Specialising;

public sealed class FileExamTest
{
    private static readonly BytePairTokenizer s_bytes = new([]);

    [NativeFact]
    public void A_model_that_knows_what_comes_is_right_everywhere()
    {
        var file = ExamFile.Of("A.cs", "abc defghijkl;\n", s_bytes);
        // The letter behind each letter; behind the end of a text the first.
        using var model = new Successor(token => token switch
        {
            256 => 'a', 'c' => ' ', ' ' => 'd', 'l' => ';', ';' => '\n', '\n' => 256, _ => token + 1,
        });
        var score = new FileExam([file], context: 6).Of(model)[0];
        Assert.Equal((2, 1), (file.Identifiers.Count, file.Lines.Count));
        Assert.Equal((2, 1), (score.Identifiers, score.Lines));
        Assert.InRange(score.Bits, 0, 0.1);
    }

    [NativeFact]
    public void One_wrong_token_makes_its_place_wrong()
    {
        var file = ExamFile.Of("A.cs", "abc defghijkl;\n", s_bytes);
        using var model = new Successor(token => token switch { 256 => 'a', 'c' => ' ', ' ' => 'd', 'k' => 'x', _ => token + 1 });
        var score = new FileExam([file], context: 6).Of(model)[0];
        Assert.Equal((1, 0), (score.Identifiers, score.Lines));
    }

    [NativeFact]
    public void A_model_that_knows_nothing_needs_the_bits_of_the_vocabulary()
    {
        var file = ExamFile.Of("A.cs", "a = b;\n", s_bytes);
        using var model = new Successor(_ => null);
        var score = new FileExam([file], context: 4).Of(model)[0];
        Assert.Equal(Math.Round(8 * Math.Log2(264), 2), score.Bits, 0.011); // seven bytes and the end
    }

    private sealed class Successor(Func<long, long?> next) : nn.Module<Tensor, Tensor>("successor")
    {
        public override Tensor forward(Tensor tokens)
        {
            var flat = tokens.flatten().data<long>().ToArray();
            var scores = new float[flat.Length * 264];
            foreach (var (i, token) in flat.Index())
                if (next(token) is { } known) scores[i * 264 + known] = 20;
            return tensor(scores, [tokens.shape[0], tokens.shape[1], 264]);
        }
    }
}
