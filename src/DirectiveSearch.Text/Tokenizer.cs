namespace DirectiveSearch.Text;

/// <summary>Splits normalised text into tokens; pairs and triples are made of neighbours in this order.</summary>
public static class Tokenizer
{
    public static IReadOnlyList<Token> Tokenize(string normalized) => throw new NotImplementedException();
}
