using Headroom.Training.Loading;
using static TorchSharp.torch;

Libtorch.Load(2);
Console.WriteLine(Libtorch.Note);
using var a = ones(2, 3);
Console.WriteLine(a.sum().item<float>());
