using Headroom.Grading;

namespace Graders;

public sealed partial class ControllerGrader
{
    private void Judged()
    {
        foreach (var kind in ControllerCase.All)
            Case(kind.Name, () => Part(Next, () =>
            {
                var share = 0.0;
                for (var i = 0; i < kind.Traces; i++)
                {
                    var traffic = kind.Of(Draw, i);
                    if (Play(traffic) is not { } played) return;
                    share += kind.Seconds(traffic) / played.Seconds / kind.Traces;
                }
                That(share >= kind.Least, $"{kind.Least:0.###} of the speed of {kind.Whose}",
                    $"it reaches {share:0.000} of the speed of {kind.Whose}, and {kind.Least:0.###} is asked");
                if (kind.Name.EndsWith("three times", StringComparison.Ordinal) && share >= kind.Least)
                    Meaning($"On {kind.Name} it reaches {share:0.00} of the speed of an oracle that knows the phases, "
                        + "with the best setting for each. Nobody told it when they began.");
            }), $"mean of {Numbers.Count(kind.Traces, "drawn trace")}");
    }
}
