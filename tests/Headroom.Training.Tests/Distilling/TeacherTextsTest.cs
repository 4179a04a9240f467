using Headroom.Tokenizing;
using Headroom.Training.Distilling;
using Headroom.Training.Models;
using Headroom.Training.Sampling;
using TorchSharp;
using static TorchSharp.torch;

namespace Headroom.Testing.Distilling;

public sealed class TeacherTextsTest
{
    private static readonly TinyLmShape s_shape = new()
    {
        Vocabulary = BytePairTokenizer.EndOfText + 40, Context = 12, Width = 16, Layers = 1, Heads = 2, KvHeads = 1, Hidden = 24,
    };

    private static readonly ushort[][] s_beginnings = [.. Enumerable.Range(0, 40).Select(i => (ushort[])[(ushort)i, 7])];

    [NativeFact]
    public void The_same_seed_writes_the_same_texts_and_another_one_others()
    {
        using var teacher = new TinyLm(s_shape, seed: 3);
        var (first, second) = (TeacherTexts.Written(teacher, s_beginnings), TeacherTexts.Written(teacher, s_beginnings, rows: 5));
        Assert.Equal(first.Texts, second.Texts);
        Assert.NotEqual(first.Texts, TeacherTexts.Written(teacher, s_beginnings, seed: 2).Texts);
    }

    [NativeFact]
    public void Texts_keep_their_beginnings_and_those_without_an_end_are_left_out()
    {
        using var teacher = new TinyLm(s_shape, seed: 3);
        var written = TeacherTexts.Written(teacher, s_beginnings);
        Assert.Equal(s_beginnings.Length, written.Texts.Count + written.Unfinished);
        Assert.InRange(written.Unfinished, 1, s_beginnings.Length - 1);
        Assert.All(written.Texts, text =>
        {
            Assert.Equal(7, text[1]);
            Assert.InRange(text.Length, 2, s_shape.Context - 1);
            Assert.DoesNotContain(
                text, token => token >= BytePairTokenizer.EndOfText && token < BytePairTokenizer.EndOfText + Marks.All.Count);
        });
    }
}
