namespace Graders;

/// <summary>
/// Numbers for one adapter, and what it makes of them in float64. Rows are all indices of x but the last. Matrices are row-major:
/// x [rows, inputs], W [outputs, inputs], A [rank, inputs], B [outputs, rank], and a gradient dy [rows, outputs] that comes in.
/// </summary>
public sealed record AdapterData(int Outputs, int Inputs, int Rank, double Alpha)
{
    public double[] X { get; init; } = [];

    public double[] W { get; init; } = [];

    public double[] A { get; init; } = [];

    public double[] B { get; init; } = [];

    public double[] Dy { get; init; } = [];

    /// <summary>alpha / rank; mistakes have another.</summary>
    public double Scale { get; init; } = Alpha / Rank;

    public int Rows => X.Length / Inputs;

    /// <summary>x W^T + scale (x A^T) B^T [rows, outputs].</summary>
    public double[] Y() => Sum(
        Product(X, W, Rows, Inputs, Outputs, turnRight: true), Product(Thin(), B, Rows, Rank, Outputs, turnRight: true));

    /// <summary>dy W + scale (dy B) A [rows, inputs].</summary>
    public double[] Dx() => Sum(Product(Dy, W, Rows, Outputs, Inputs), Product(DThin(), A, Rows, Rank, Inputs));

    /// <summary>scale (dy B)^T x [rank, inputs].</summary>
    public double[] Da() => [.. Product(DThin(), X, Rank, Rows, Inputs, turnLeft: true).Select(value => Scale * value)];

    /// <summary>scale dy^T (x A^T) [outputs, rank].</summary>
    public double[] Db() => [.. Product(Dy, Thin(), Outputs, Rows, Rank, turnLeft: true).Select(value => Scale * value)];

    /// <summary>W + scale B A [outputs, inputs].</summary>
    public double[] Merged() => Sum(W, Product(B, A, Outputs, Rank, Inputs));

    /// <summary>The same with the sizes of all numbers: no sum in a result is larger than what this one gives.</summary>
    public AdapterData Sizes() => this with
    {
        X = Size(X), W = Size(W), A = Size(A), B = Size(B), Dy = Size(Dy), Scale = Math.Abs(Scale),
    };

    /// <summary>W's rows read as columns; null where W is not square.</summary>
    public AdapterData? Turned => Outputs != Inputs ? null
        : this with { W = [.. W.Select((_, i) => W[i % Inputs * Inputs + i / Inputs])] };

    private double[] Thin() => Product(X, A, Rows, Inputs, Rank, turnRight: true); // [rows, rank]

    private double[] DThin() => Product(Dy, B, Rows, Outputs, Rank); // [rows, rank]

    private double[] Sum(double[] through, double[] thin) => [.. through.Select((value, i) => value + Scale * thin[i])];

    private static double[] Size(double[] values) => [.. values.Select(Math.Abs)];

    /// <summary>[m, k] x [k, n]; a factor that is turned lies in memory with its sides exchanged.</summary>
    private static double[] Product(double[] left, double[] right, int m, int k, int n, bool turnLeft = false, bool turnRight = false)
    {
        var product = new double[m * n];
        for (var i = 0; i < m; i++)
            for (var at = 0; at < k; at++)
            {
                var factor = left[turnLeft ? at * m + i : i * k + at];
                for (var j = 0; j < n; j++) product[i * n + j] += factor * right[turnRight ? j * k + at : at * n + j];
            }
        return product;
    }
}
