namespace Headroom.Course;

/// <summary>Something the build makes is not there.</summary>
public sealed class CourseNotBuiltException(string missing)
    : Exception($"{missing} is missing: the course is not built. Run ./course start, or dotnet build in the course's folder.");
