using FsCheck;
using FsCheck.Fluent;

namespace Headroom.Training.Edits;

public sealed class CopiedTest
{
    [Fact]
    public void The_right_answer_has_all_of_it() =>
        Assert.Equal(new Copied(4, 4), Copied.Of([1, 2, 3, 4, 5], [1, 2, 9, 4, 5], [1, 2, 9, 4, 5]));

    [Fact]
    public void The_fragment_unchanged_has_all_of_it_too() =>
        Assert.Equal(new Copied(4, 4), Copied.Of([1, 2, 3, 4, 5], [1, 2, 9, 4, 5], [1, 2, 3, 4, 5]));

    [Fact]
    public void An_answer_that_stops_has_what_it_said() =>
        Assert.Equal(new Copied(4, 2), Copied.Of([1, 2, 3, 4, 5], [1, 2, 9, 4, 5], [1, 2]));

    [Fact]
    public void New_tokens_are_not_counted() => Assert.Equal(new Copied(1, 0), Copied.Of([1], [1, 7, 8], [7, 8]));

    [Fact]
    public void An_empty_answer_has_nothing() => Assert.Equal(0, Copied.Of([1, 2], [1, 2], []).Share);

    [Fact]
    public void Where_nothing_was_to_be_kept_nothing_is_missing() => Assert.Equal(1, Copied.Of([1], [2], []).Share);

    [Fact]
    public void Nobody_reproduces_more_than_there_is() =>
        Check.QuickThrowOnFailure(Prop.ForAll((byte[] before, byte[] after, byte[] answer) =>
    {
        var copied = Copied.Of(Tokens(before), Tokens(after), Tokens(answer));
        return copied.Unchanged <= Math.Min(before.Length, after.Length) && copied.Reproduced <= Math.Min(copied.Unchanged, answer.Length)
            && Copied.Of(Tokens(before), Tokens(after), Tokens(after)).Share == 1;
    }));

    private static ushort[] Tokens(byte[] bytes) => [.. bytes.Select(one => (ushort)(one % 4))];
}
