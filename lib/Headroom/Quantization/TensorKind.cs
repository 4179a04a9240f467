namespace Headroom.Quantization;

/// <summary>The tensors of a step of training, by what becomes of them.</summary>
public enum TensorKind
{
    /// <summary>A table whose rows are looked up.</summary>
    Embedding,

    /// <summary>The copy of a block's matrix that enters a product.</summary>
    WeightOperand,

    /// <summary>What a product multiplies with a block's matrix.</summary>
    ActivationOperand,

    /// <summary>The gradient of a product's output, which enters both products of the backward pass.</summary>
    GradientOperand,

    /// <summary>What a product adds up.</summary>
    Accumulator,

    /// <summary>Gain and statistics of a norm.</summary>
    Norm,

    /// <summary>Scores of attention, before and after softmax.</summary>
    Softmax,

    /// <summary>The matrix that gives the scores of the vocabulary.</summary>
    Head,

    /// <summary>The gradient of a matrix, which the optimizer reads.</summary>
    WeightGradient,

    /// <summary>The weight that the optimizer adds to.</summary>
    MasterWeight,

    /// <summary>The optimizer's running means.</summary>
    OptimizerState,
}
