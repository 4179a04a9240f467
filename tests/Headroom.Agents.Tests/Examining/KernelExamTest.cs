using Headroom.Agents.Examining;

namespace Headroom.Testing.Examining;

public sealed class KernelExamTest
{
    private static readonly Dictionary<string, string> s_solutions = ExamKernels.All.ToDictionary(
        kernel => kernel.File, kernel => File.ReadAllText(Repository.PathTo("solutions", kernel.File)));

    [Fact]
    public void Five_questions_about_three_kernels_and_more_with_answers_that_are_no_nothing()
    {
        var exam = KernelExam.Draw("Ada", s_solutions);
        Assert.Null(exam.WhyNone);
        Assert.Equal(KernelExam.Count, exam.Questions.Count);
        Assert.Equal(["02.1", "02.3", "02.4", "02.5", "02.6", "02.7"], exam.Right);
        Assert.True(exam.Questions.Select(question => question.Exercise).Distinct().Count() >= 3);
        Assert.All(exam.Questions, question => Assert.True(double.IsFinite(question.Answer) && question.Answer > 0));
        Assert.All(exam.Questions, question => Assert.True(question.Accepts(question.Answer)));
        Assert.Equal(5, exam.Questions.Select(question => question.Text).Distinct().Count());
    }

    [Fact]
    public void The_same_name_and_texts_give_the_same_exam_and_spaces_around_a_name_and_line_ends_are_nothing()
    {
        var exam = KernelExam.Draw("Ada", s_solutions);
        Assert.Equal(exam.Questions, KernelExam.Draw("Ada", s_solutions).Questions);
        var windows = s_solutions.ToDictionary(file => file.Key, file => file.Value.ReplaceLineEndings("\r\n"));
        Assert.Equal(exam.Questions, KernelExam.Draw(" Ada ", windows).Questions);
    }

    [Fact]
    public void One_learners_answers_are_wrong_for_all_others()
    {
        double[] answers = [.. KernelExam.Draw("learner 0", s_solutions).Questions.Select(question => question.Answer)];
        for (var other = 1; other <= 6; other++)
        {
            var exam = KernelExam.Draw($"learner {other}", s_solutions);
            Assert.True(exam.Questions.Zip(answers).Count(pair => pair.First.Accepts(pair.Second)) < 3);
        }
    }

    [Fact]
    public void Another_line_in_a_kernel_is_another_exam()
    {
        var changed = new Dictionary<string, string>(s_solutions);
        changed["02-kernels/Saxpy.cs"] += "// mine\n";
        Assert.NotEqual(KernelExam.Draw("Ada", s_solutions).Questions, KernelExam.Draw("Ada", changed).Questions);
    }

    [Fact]
    public void A_constant_of_a_file_is_halved_where_there_is_one()
    {
        var exams = Enumerable.Range(0, 4).Select(at => KernelExam.Draw($"{at}", s_solutions));
        Assert.Contains(exams, exam => exam.Questions.Any(question => question.Text.Contains(" = 8 in place of 16")));
    }

    [Fact]
    public void Kernels_that_are_empty_wrong_racing_or_do_not_compile_are_not_asked_about()
    {
        var files = new Dictionary<string, string>(s_solutions);
        files["02-kernels/Saxpy.cs"] = s_solutions["02-kernels/Saxpy.cs"].Replace("y[i] = a * x[i] + y[i];", "y[i] = a * x[i];");
        files["02-kernels/Transpose.cs"] = "class Transpose {";
        files["02-kernels/TiledMatMul.cs"] = s_solutions["02-kernels/TiledMatMul.cs"].Replace("Group.Barrier();", "");
        files.Remove("02-kernels/Reduction.cs");
        var exam = KernelExam.Draw("Ada", files);
        Assert.Equal(["02.6", "02.7"], exam.Right);
        Assert.Empty(exam.Questions);
        Assert.Contains("Right so far: 02.6, 02.7", exam.WhyNone);
        Assert.Contains("None of yours is right yet", KernelExam.Draw("Ada", new Dictionary<string, string>()).WhyNone);
    }

    [Theory]
    [InlineData(72, 72, true)]
    [InlineData(72, 71, false)]
    [InlineData(72, 72.5, false)]
    [InlineData(7_200, 7_260, true)]
    [InlineData(7_200, 7_280, false)]
    [InlineData(7_200, double.NaN, false)]
    public void Small_counts_are_exact_and_large_ones_may_be_off_by_one_in_a_hundred(double answer, double given, bool accepts) =>
        Assert.Equal(accepts, new ExamQuestion("02.5", "", answer, IsRatio: false, Groups: 4).Accepts(given));

    [Fact]
    public void A_known_mistake_is_named_by_its_number_alone()
    {
        var question = new ExamQuestion("02.5", "", 125, IsRatio: false, Groups: 4, IsSectors: true);
        Assert.Contains("bytes", question.Mistake(4_000));
        Assert.Contains("elements", question.Mistake(1_000));
        Assert.Contains("one group", question.Mistake(31.25));
        Assert.Null(question.Mistake(124));
        Assert.Null((question with { IsSectors = false }).Mistake(4_000));
        Assert.Contains("other way round", new ExamQuestion("02.5", "", 2, IsRatio: true, Groups: 1).Mistake(0.5));
    }
}
