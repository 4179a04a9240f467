using Headroom.Training.PostTraining;
using Headroom.Training.Seeds;

namespace Headroom.Training.Tests.PostTraining;

public sealed class VerifiedTaskTest
{
    public static TheoryData<IVerifiedTask> Tasks => [new SumTask(), new BracketTask(), new CodeTask()];

    [Theory, MemberData(nameof(Tasks))]
    public void What_a_task_draws_verifies_and_has_room_to_end(IVerifiedTask task)
    {
        var batch = new AnswerBatch(task, 300);
        batch.Draw(new Dice(1));
        Assert.All(Enumerable.Range(0, batch.Rows), row => Assert.True(batch.IsRight(row)));
        Assert.All(batch.Tokens, token => Assert.InRange(token, 0, task.Vocabulary - 1));
        Assert.Equal(batch.Tokens, Drawn(task, 1).Tokens);
        Assert.NotEqual(batch.Tokens, Drawn(task, 2).Tokens);
    }

    [Theory, MemberData(nameof(Tasks))]
    public void An_answer_without_an_end_is_wrong(IVerifiedTask task)
    {
        var batch = Drawn(task, 3);
        for (var row = 0; row < batch.Rows; row++)
        {
            batch.Answer(row).Fill(1);
            Assert.False(batch.IsRight(row));
            Assert.Equal(task.AnswerLength, batch.Written(row));
        }
    }

    [Theory, MemberData(nameof(Tasks))]
    public void A_teacher_slips_in_as_many_answers_as_it_is_told(IVerifiedTask task)
    {
        var batch = new AnswerBatch(task, 2000);
        new Teacher(0.5).Write(task, new Dice(4), batch);
        Assert.InRange(Right(batch) / 2000.0, 0.45, 0.55); // four deviations of 0.011
        new Teacher(0).Write(task, new Dice(4), batch);
        Assert.Equal(2000, Right(batch));
    }

    [Theory, MemberData(nameof(Tasks))]
    public void A_habit_is_wrong_in_some_answers_and_in_the_same_ones_each_time(IVerifiedTask task)
    {
        var (batch, again) = (new AnswerBatch(task, 500), new AnswerBatch(task, 500));
        foreach (var each in new[] { batch, again }) new Teacher(0, HasHabit: true).Write(task, new Dice(5), each);
        Assert.InRange(Right(batch) / 500.0, 0.1, 0.9);
        Assert.Equal(batch.Tokens, again.Tokens);
    }

    [Fact]
    public void Copies_of_a_question_stand_together()
    {
        var batch = new AnswerBatch(new BracketTask(), 16);
        batch.Draw(new Dice(6), copies: 8);
        Assert.All(Enumerable.Range(0, 16), row => Assert.True(batch.Question(row).SequenceEqual(batch.Question(row / 8 * 8))));
        Assert.False(batch.Question(0).SequenceEqual(batch.Question(8)));
    }

    private static AnswerBatch Drawn(IVerifiedTask task, ulong seed)
    {
        var batch = new AnswerBatch(task, 300);
        batch.Draw(new Dice(seed));
        return batch;
    }

    private static int Right(AnswerBatch batch) => Enumerable.Range(0, batch.Rows).Count(batch.IsRight);
}
