return Headroom.Grading.Hosting.GraderHost.Run(typeof(Program).Assembly.Location);
