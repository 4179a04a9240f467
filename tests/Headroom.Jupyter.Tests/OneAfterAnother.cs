// A kernel owns its process: the console, the handler of exceptions that nobody catches, the thread that an abort hits. Several at once in
// one
// process, as parallel tests would have them, get each other's.
[assembly: Headroom.Testing.Machine]
[assembly: Xunit.v3.Parallelization(Mode = Xunit.Sdk.ParallelMode.None)]
