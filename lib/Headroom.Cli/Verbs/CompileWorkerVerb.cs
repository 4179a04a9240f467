using System.CommandLine;
using System.Text;
using Headroom.Classroom.Compiling;

namespace Headroom.Cli.Verbs;

/// <summary>What <c>grade</c> starts to compile submissions apart from where they run; for nobody to type.</summary>
internal static class CompileWorkerVerb
{
    public static Command Create(Learner learner)
    {
        var command = new Command(CompileWorker.Verb) { Hidden = true };
        command.SetAction(_ =>
        {
            using var requests = new StreamReader(Console.OpenStandardInput(), new UTF8Encoding(false));
            using var answers = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false));
            return CompileWorker.Run(learner.Layout, requests, answers);
        });
        return command;
    }
}
