return Headroom.Grading.Hosting.GraderHost.Run(typeof(Graders.Machine).Assembly.Location, Graders.Machine.Prepare);
