namespace Microsoft.DotNet.Interactive;

/// <summary>A password that does not show itself when it is printed.</summary>
public class PasswordString(string clearTextPassword)
{
    public string GetClearTextPassword() => clearTextPassword;

    public override string ToString() => "************";
}
