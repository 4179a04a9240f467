using System;
using System.Collections.Generic;
using System.Linq;
using Headroom.Diagnosing;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

// What a file of unit 05 writes.
public static class Torch
{
    public static float Gradient(float x)
    {
        using var scope = NewDisposeScope();
        var a = tensor(x, requires_grad: true);
        (a * a + 2 * a).backward();
        return a.grad!.item<float>();
    }

    public static Diagnosis Leaked(RunRecord run) => new(
        Fault.HeldOutLeaked, run.HeldOutWindows.Count(held => Overlap.Longest(held, run.TrainingWindows[0]) == held.Count));

    public static Tensor CrossEntropy(Tensor logits, Tensor targets) =>
        -F.log_softmax(logits, -1).gather(-1, targets.unsqueeze(-1)).mean();

    public static Tensor RmsNorm(Tensor x, Tensor gain) => x * rsqrt(x.pow(2).mean([-1], keepdim: true) + 1e-5) * gain;

    public static Tensor Attention(Tensor q, Tensor k, Tensor v)
    {
        var scores = q.matmul(k.transpose(-2, -1)) / Math.Sqrt(q.shape[^1]);
        var mask = ones(q.shape[^2], k.shape[^2], dtype: ScalarType.Bool).tril();
        return F.softmax(scores.masked_fill(mask.logical_not(), float.NegativeInfinity), -1).matmul(v);
    }

    public static Tensor Flash(Tensor q, Tensor k, Tensor v) => F.scaled_dot_product_attention(q, k, v, is_casual: true);

    public static void Step(IEnumerable<Parameter> weights, float rate)
    {
        using var none = no_grad();
        foreach (var weight in weights)
        {
            weight.sub_(rate * weight.grad!);
            weight.grad!.zero_();
        }
    }

    public static double Train(nn.Module<Tensor, Tensor> model, Tensor x, Tensor y)
    {
        var optimizer = optim.AdamW(model.parameters(), 1e-3);
        for (var step = 0; step < 3; step++)
        {
            using var scope = NewDisposeScope();
            optimizer.zero_grad();
            var loss = F.cross_entropy(model.forward(x), y);
            loss.backward();
            nn.utils.clip_grad_norm_(model.parameters(), 1);
            optimizer.step();
        }
        return model.named_parameters().Sum(named => named.parameter.numel());
    }

    public static float[] Values(Tensor a) => [.. a.contiguous().data<float>()];

    public static Tensor FromArray(float[] values) => from_array(values).reshape(2, -1).to(ScalarType.BFloat16).cpu().detach().clone();

    public static Tensor Joined(Tensor a, Tensor b) =>
        einsum("ij,jk->ik", cat([a, a]), stack([b, b]).sum(0)).bmm(b)[0, TensorIndex.Slice(0, 2)];

    public static void Seed() => manual_seed(7);
}

public sealed class Mlp : nn.Module<Tensor, Tensor>
{
    private readonly Linear _up = nn.Linear(4, 16, hasBias: false);
    private readonly Embedding _rows = nn.Embedding(10, 4);
    private readonly Parameter _gain = nn.Parameter(ones(16));

    public Mlp() : base(nameof(Mlp)) => RegisterComponents();

    public override Tensor forward(Tensor x) => F.silu(_up.forward(_rows.forward(x))) * _gain;
}
