using System.CommandLine;
using Headroom.Cli.Classes;

namespace Headroom.Cli.Verbs;

/// <summary>
/// <c>grade SUBMISSIONS --out DIR [--units 02,03] [--jobs N] [--resume] [--shard K/N] [--trust]</c>, and <c>grade --merge DIR... --out
/// DIR</c>: marks and books of a class.
/// </summary>
internal static class GradeVerb
{
    public static Command Create(Learner learner)
    {
        var submissions = new Argument<string?>("SUBMISSIONS")
        {
            Description = "a folder of folders or archives, one for each learner, or a .csv with the columns learner,address",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var output = new Option<string?>("--out") { Description = "folder of marks and books", HelpName = "DIR" };
        var units = new Option<string?>("--units") { Description = "units or exercises, by comma; by default all", HelpName = "02,03" };
        var jobs = new Option<int?>("--jobs") { Description = "learners at a time; by default one for each core" };
        var resume = new Option<bool>("--resume") { Description = "go on where a run into the same folder stopped" };
        var shard = new Option<string?>("--shard") { Description = "grade the Kth of N parts of the class", HelpName = "K/N" };
        var merge = new Option<string[]>("--merge")
        {
            Description = "make one set of books of the folders of several shards", HelpName = "DIR", AllowMultipleArgumentsPerToken = true,
        };
        var trust = new Option<bool>("--trust") { Description = "grade without a sandbox where the system has none" };
        var read = new Option<string?>("--read") { Description = "held.csv, with yes for files that a person accepts", HelpName = "FILE" };
        var json = new Option<bool>("--json") { Description = "print the gradebook as JSON and nothing else" };
        var command = new Command("grade", "Grade a class.")
        {
            submissions, output, units, jobs, resume, shard, merge, trust, read, json,
        };
        command.SetAction((parsed, cancel) => new ClassGrading(learner, Checked(new ClassOptions(
            parsed.GetValue(submissions), parsed.GetValue(output) ?? "", parsed.GetValue(units),
            parsed.GetValue(jobs) ?? Environment.ProcessorCount, parsed.GetValue(resume), parsed.GetValue(shard), parsed.GetValue(trust),
            parsed.GetValue(read), parsed.GetValue(merge) ?? [], parsed.GetValue(json)))).Run(cancel));
        return command;
    }

    private static ClassOptions Checked(ClassOptions options)
    {
        if (options.Out.Length == 0) throw new UsageException("grade needs --out DIR: the folder that marks and books go to.");
        if (options.Jobs < 1) throw new UsageException($"--jobs {options.Jobs} grades nothing: 1 is one learner at a time.");
        if (options.Submissions is null == (options.Merge.Count == 0))
            throw new UsageException(
                "grade needs SUBMISSIONS, a folder or a .csv, or else --merge with the folders of shards that were graded.");
        return options;
    }
}
