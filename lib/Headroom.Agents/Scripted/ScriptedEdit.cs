using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Headroom.Agents.Scripted;

/// <summary>A change that a program can make to a method.</summary>
/// <param name="Kinds">Names of the instructions that it answers.</param>
/// <param name="Said">What is said of it; {0} is the method's name.</param>
/// <param name="Title">Of its pull request; unlike that of any other change.</param>
/// <param name="Body">Of its pull request.</param>
/// <param name="Apply">The method after it, as text; null where there is nothing to change.</param>
internal sealed record ScriptedEdit(
    string[] Kinds, string Said, string Title, string Body, Func<MethodDeclarationSyntax, Random, string?> Apply);
