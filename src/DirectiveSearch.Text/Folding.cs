namespace DirectiveSearch.Text;

/// <summary>Removes case, tone and vowel marks, one code unit for one code unit.</summary>
public static class Folding
{
    /// <summary>Lower case without marks, đ as d; same length as the (NFC) input.</summary>
    public static string Fold(string normalized) => throw new NotImplementedException();
}
