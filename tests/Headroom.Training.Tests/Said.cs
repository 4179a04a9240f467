namespace Headroom.Testing;

/// <summary>What an exception says.</summary>
internal static class Said
{
    public static string By<TException>(Func<object?> action) where TException : Exception => Assert.Throws<TException>(action).Message;
}
