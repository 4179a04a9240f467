using Headroom.Course;
using Headroom.LanguageServer.Serving;

// Standard output is the protocol's: what else would be printed there goes to standard error.
var (input, output) = (Console.OpenStandardInput(), Console.OpenStandardOutput());
Console.SetOut(Console.Error);
var layout = CourseLayout.Find();
CompilerFiles.Find(layout);
_ = Task.Run(() => WarmUp.Run(layout));
return await Server.Run(layout, input, output, Console.Error);
