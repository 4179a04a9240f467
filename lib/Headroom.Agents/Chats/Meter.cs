using System.Globalization;
using Microsoft.Extensions.AI;

namespace Headroom.Agents.Chats;

/// <summary>Counts what a teacher took, and refuses a request that might pass a limit.</summary>
/// <param name="prices">0 where they are not known.</param>
/// <param name="mostTokens">Of requests and answers together; null: as many as it takes.</param>
/// <param name="mostDollars">Null: whatever it costs.</param>
public sealed class Meter(Prices prices = default, long? mostTokens = null, double? mostDollars = null)
{
    public long InputTokens { get; private set; }

    public long OutputTokens { get; private set; }

    public int Answers { get; private set; }

    /// <summary>Answers that came out of a record: they cost nothing now, and count all the same.</summary>
    public int Replayed { get; private set; }

    public double Dollars => prices.Of(InputTokens, OutputTokens);

    /// <summary>
    /// A bound on the tokens of texts: no tokenizer of bytes makes more tokens than there are bytes. 16 for each message's marks.
    /// </summary>
    public static long AtMost(IEnumerable<ChatMessage> messages) =>
        messages.Sum(message => System.Text.Encoding.UTF8.GetByteCount(message.Text) + 16L);

    /// <exception cref="SpendingLimitException">The request and its longest answer might pass a limit.</exception>
    internal void Admit(long input, long output)
    {
        if (mostTokens is { } tokens && InputTokens + OutputTokens + input + output > tokens)
            throw new SpendingLimitException(string.Create(CultureInfo.InvariantCulture,
                $"{InputTokens + OutputTokens:#,0} of {tokens:#,0} tokens are used, and the next request might pass the limit"));
        if (mostDollars is { } dollars && Dollars + prices.Of(input, output) > dollars)
            throw new SpendingLimitException(string.Create(CultureInfo.InvariantCulture,
                $"${Dollars:0.0000} of ${dollars:0.00} are spent, and the next request might pass the limit"));
    }

    internal void Count(long input, long output, bool replayed)
    {
        (InputTokens, OutputTokens, Answers) = (InputTokens + input, OutputTokens + output, Answers + 1);
        if (replayed) Replayed++;
    }
}
