using System.Reflection;

namespace Headroom.Simulator.Testing.Reading;

public sealed class ReplacesAttributeTests
{
    // A stand-in's parameters up to this name are the member's own: under another name it would be found for no member.
    [Fact]
    public void Every_stand_in_that_gets_a_lane_gets_it_under_the_name_that_ends_the_members_own_parameters()
    {
        var parameters = typeof(ReplacesAttribute).Assembly.GetTypes()
            .Where(type => type.IsDefined(typeof(ReplacesAttribute), false))
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .SelectMany(method => method.GetParameters())
            .ToArray();

        Assert.Equal(
            parameters.Where(parameter => parameter.ParameterType == typeof(Lane)),
            parameters.Where(parameter => parameter.Name == ReplacesAttribute.Lane));
        Assert.Contains(parameters, parameter => parameter.ParameterType == typeof(Lane));
    }
}
