using Headroom.Bench.Anchors;
using Headroom.Bench.Inference;
using Headroom.Shipped;

// anchors SHAPE FORM THREADS PAIRS: target or large, Int4 or Int8. What it prints is for bench/Inference/AgainstLlamaCpp.cs.
if (args is not [var shape, var form, var threads, var pairs])
{
    Console.Error.WriteLine("anchors SHAPE FORM THREADS PAIRS");
    return 3;
}
Race.Run(shape == "large" ? DrawnModels.Large : DrawnModels.Target, Enum.Parse<WeightForm>(form), int.Parse(threads), int.Parse(pairs));
return 0;
