using System.CommandLine;

namespace DirectiveSearch.Cli.Verbs;

/// <summary>Options that take a whole number within bounds; a wrong one is told with what is allowed.</summary>
internal static class WholeNumber
{
    public static Option<int> Within(this Option<int> option, int least, int most)
    {
        option.Validators.Add(result =>
        {
            // What is no number at all is told by the parser itself.
            if (result.Tokens is [var token] && int.TryParse(token.Value, out var value) && (value < least || value > most))
                result.AddError($"{option.Name} nhận số nguyên từ {least} đến {most}.");
        });
        return option;
    }
}
