namespace Headroom.Training.Mixers;

/// <summary>What a layer mixes tokens with; its letter stands for it in a pattern such as <c>SSAS</c>.</summary>
public enum MixerKind
{
    /// <summary>A: keys and values of all tokens are kept, and softmax chooses among them.</summary>
    Attention = 'A',

    /// <summary>S: a state that forgets at a rate which each token sets for a head, as Mamba-2 has it.</summary>
    Scan = 'S',

    /// <summary>L: linear attention whose state forgets at a rate which each token sets for each number of a key.</summary>
    GatedLinear = 'L',
}
